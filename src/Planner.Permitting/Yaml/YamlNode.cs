using System.Collections.Immutable;

namespace Planner.Permitting.Yaml;

/// <summary>A value of a rule, fact or project document with the line it starts on (from 1).</summary>
public abstract record YamlNode(int Line)
{
    /// <summary>"a map", "a list" or "text", for messages.</summary>
    public abstract string Shape { get; }
}

/// <param name="Line">Line of the text.</param>
/// <param name="Text">As written, without quotes.</param>
/// <param name="Plain">Not quoted, so that true, null and numbers mean what they say.</param>
public sealed record YamlText(int Line, string Text, bool Plain) : YamlNode(Line)
{
    public bool IsNull => Plain && Text is "" or "null" or "~";

    public override string Shape => "text";
}

public sealed record YamlList(int Line, ImmutableArray<YamlNode> Items) : YamlNode(Line)
{
    public override string Shape => "a list";
}

public sealed record YamlMap(int Line, ImmutableArray<YamlEntry> Entries) : YamlNode(Line)
{
    public override string Shape => "a map";

    public YamlNode? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry.Value;
            }
        }

        return null;
    }
}

public sealed record YamlEntry(string Key, int Line, YamlNode Value);
