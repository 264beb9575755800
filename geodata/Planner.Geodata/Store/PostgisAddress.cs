using System.Text.RegularExpressions;
using Npgsql;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Store;

/// <summary>The address of a workspace in PostGIS: <c>postgresql://user:password@host:port/database?schema=name</c>.</summary>
/// <param name="ConnectionString">What Npgsql takes.</param>
/// <param name="Schema">The workspace's name in the database.</param>
/// <param name="Shown">The address without its password.</param>
/// <remarks>
/// <c>host</c> may also stand among the parameters, as a folder with a Unix socket: <c>postgresql:///planner?host=/run/postgresql</c>.
/// A password is better kept out of the command line: PGPASSWORD and a .pgpass file are read as by psql.
/// </remarks>
internal sealed partial record PostgisAddress(string ConnectionString, string Schema, string Shown)
{
    private const string DefaultSchema = "planner";

    private static readonly string[] Schemes = ["postgresql://", "postgres://"];

    public static bool IsOne(string address) => Schemes.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="BadInputException">The address can't be read; the text never holds its password.</exception>
    public static PostgisAddress Parse(string address)
    {
        // Uri wants a host; an empty one means the socket of the parameter.
        var filled = NoHost().Replace(address, "$1localhost/", 1);
        if (!Uri.TryCreate(filled, UriKind.Absolute, out var uri) || uri.AbsolutePath.Length < 2)
        {
            throw Refuse("postgresql://...", "The address names no database");
        }

        var shown = $"{uri.Scheme}://{(uri.UserInfo.Length > 0 ? Decode(uri.UserInfo.Split(':')[0]) + "@" : "")}{uri.Authority.Split('@')[^1]}{uri.PathAndQuery}";
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Decode(uri.AbsolutePath[1..]),
            // Connections are held for the life of a workspace or an import; a pool would keep dead ones.
            Pooling = false,
            ApplicationName = "planner",
        };
        if (uri.UserInfo.Length > 0)
        {
            var parts = uri.UserInfo.Split(':', 2);
            builder.Username = Decode(parts[0]);
            builder.Password = parts.Length > 1 ? Decode(parts[1]) : null;
        }

        var schema = ReadParameters(uri, builder, shown);
        return new(builder.ConnectionString, schema, shown);
    }

    private static string ReadParameters(Uri uri, NpgsqlConnectionStringBuilder builder, string shown)
    {
        var schema = DefaultSchema;
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var value = parts.Length > 1 ? Decode(parts[1]) : "";
            switch (parts[0])
            {
                case "schema" when SchemaName().IsMatch(value):
                    schema = value;
                    break;
                case "schema":
                    throw Refuse(shown, "The schema's name is not made of small letters, digits and single _, or is longer than 40");
                case "host":
                    builder.Host = value;
                    break;
                case "sslmode" when Enum.TryParse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode):
                    builder.SslMode = mode;
                    break;
                default:
                    throw Refuse(shown, $"The parameter '{parts[0]}' is not known, or its value is not");
            }
        }

        return schema;
    }

    [GeneratedRegex("^([a-zA-Z]+://(?:[^/@]*@)?)/")]
    private static partial Regex NoHost();

    private static string Decode(string text) => Uri.UnescapeDataString(text);

    private static BadInputException Refuse(string shown, string what) => WorkspaceSeal.Refusal(
        shown, "workspace.bad-address", what, "It says where the workspace is", "write postgresql://user@host:port/database?schema=name (also: host, sslmode)");

    // Two underscores in a row end the name and begin the number of an import.
    [GeneratedRegex("^(?!.*__)[a-z_][a-z0-9_]{0,39}(?<!_)$")]
    private static partial Regex SchemaName();
}
