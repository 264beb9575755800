namespace Planner.App.Access;

/// <summary>What a person or program may do on a server; each role may do what the ones before it may.</summary>
public enum Role
{
    /// <summary>May look at everything.</summary>
    Viewer,

    /// <summary>May add sites and run studies too.</summary>
    Analyst,

    /// <summary>May change how the server is used.</summary>
    Admin,
}
