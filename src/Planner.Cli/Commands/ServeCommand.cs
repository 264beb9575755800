using System.CommandLine;
using System.Diagnostics;
using System.Net;
using Planner.App;
using Planner.App.Access;
using Planner.Domain.Diagnostics;
using Planner.Web;

namespace Planner.Cli.Commands;

internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Address to listen on; without --access this machine only.",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
    };

    private static readonly Option<string?> Access = new("--access")
    {
        Description = "YAML file that says who may come in: keys (a file of 'planner keys'), openId, or both.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> TlsProxy = new("--tls-proxy")
    {
        Description = "IP address of a proxy that ends TLS before this server: lets it listen on a network by http, and believes that proxy's X-Forwarded-Proto and X-Forwarded-For alone.",
        HelpName = "IP",
    };

    private static readonly Option<string> State = new("--state")
    {
        Description = "Folder for jobs and added sites; they are there again after a restart.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => ServerOptions.DefaultStateFolder,
    };

    private static readonly Option<bool> JsonLog = new("--json-log") { Description = "Log one JSON object a line, for a log collector." };

    private static readonly Option<bool> Open = new("--open") { Description = "Open the page in the browser." };

    public static Command Create()
    {
        var command = new Command("serve", "Starts the API and the map.\n\nExample: planner serve --workspace texas.gpkg --open")
        {
            Urls, Access, TlsProxy, State, JsonLog, Open,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        try
        {
            var path = parsed.GetValue(CommandLine.Workspace);
            using var workspace = await ProgressDisplay.ShowAsync(
                progress => OpenWorkspace.Open(path, progress, cancel), cancel);
            await using var app = PlannerServer.Build(workspace, Options(parsed));
            // What takes longest need not wait for the port.
            var computing = Task.Run(workspace.Prepare, cancel);
            await ServeAsync(app, parsed.GetValue(Open), cancel);
            await Task.WhenAny(computing);
            return ExitCode.Answered;
        }
        catch (Exception fault)
        {
            return Answering.Fail(fault, json: false, cancel);
        }
    }

    private static ServerOptions Options(ParseResult parsed) => new()
    {
        Urls = parsed.GetValue(Urls)!,
        StateFolder = parsed.GetValue(State)!,
        Access = parsed.GetValue(Access) is { } file ? AccessFile.Read(file) : AccessRules.ThisMachineOnly,
        TlsProxy = parsed.GetValue(TlsProxy) is { } proxy ? ProxyOf(proxy) : null,
        JsonLog = parsed.GetValue(JsonLog),
    };

    private static IPAddress ProxyOf(string text) => IPAddress.TryParse(text, out var address)
        ? address
        : throw new BadInputException(new(
            "serve.bad-proxy", Severity.Error, $"'{text}' is no IP address", new("--tls-proxy"), "It must be known whose word on encryption counts",
            "Write the address that the proxy connects from, like 127.0.0.1"));

    private static async Task ServeAsync(Microsoft.AspNetCore.Builder.WebApplication app, bool open, CancellationToken cancel)
    {
        await app.StartAsync(cancel);
        var address = app.Urls.First();
        Console.Error.WriteLine($"Planner answers at {address}  (Ctrl-C stops it)");
        if (open)
        {
            OpenBrowser(address);
        }

        var preparing = PlannerServer.PrepareAsync(app, cancel);
        await Task.Delay(Timeout.Infinite, cancel).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await app.StopAsync(CancellationToken.None);
        await Task.WhenAny(preparing);
    }

    // A machine without a browser still serves: the address is printed above.
    private static void OpenBrowser(string address)
    {
        try
        {
            Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })?.Dispose();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine("No browser could be opened here; open the address above yourself.");
        }
    }
}
