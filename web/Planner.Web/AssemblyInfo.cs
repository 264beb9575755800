using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Planner.Web.Tests")]
