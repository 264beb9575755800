using System.Text;
using CsCheck;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.Tests;

/// <summary>The fast reader says what the reader of the whole language says, or nothing.</summary>
public class PlainYamlTests
{
    private static readonly string[] Texts =
        [.. Directory.EnumerateFiles(RuleLibrary.ShippedFolder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    /// <summary>What makes YAML hard, to be put anywhere.</summary>
    private static readonly string[] Pieces =
    [
        "", " ", "  ", "\n", "\n\n", "\n  ", "\t", "\r", "#", " #", ": ", ":", "::", "- ", "-", "--- ", "\n---\n", "\n...\n", "?", "? ", ",", ", ,", "{", "}", "[", "]", "{}", "[]",
        "\"", "'", "''", "\\", "\\n", "&a ", "*a", "!t ", "|\n", ">-\n", ">\n", "%", "@", "`", "~", "null", "<<: ", "a: b", "\na: b\n", "\n- x\n", "é", "限", "\u2028", "\uFEFF", "\u0007", "0x1F", "\"a\": ",
    ];

    private static string Show(YamlNode node) => node switch
    {
        YamlText text => $"{text.Line}{(text.Plain ? 'p' : 'q')}<{text.Text}>",
        YamlList list => $"{list.Line}[{string.Join("|", list.Items.Select(Show))}]",
        YamlMap map => $"{map.Line}{{{string.Join("|", map.Entries.Select(entry => $"{entry.Line}<{entry.Key}>{Show(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException(node.Shape),
    };

    private static string Whole(string text)
    {
        var bag = new DiagnosticBag();
        var node = YamlDocument.ReadWhole("x.yaml", text, bag);
        return bag.ErrorCount > 0 || node is null ? "refused" : Show(node);
    }

    private static bool Agrees(string text) => PlainYaml.Read(text) is not { } node || Show(node) == Whole(text);

    [Fact]
    public void Read_OfShippedFiles_IsPlainAndTheSame() => Assert.All(Texts, text => Assert.Equal(Whole(text), Show(PlainYaml.Read(text)!)));

    [Fact]
    public void Read_OfDamagedFiles_IsTheSameOrGivenUp() =>
        Gen.Int[0, Texts.Length - 1].Select(Gen.Double[0, 1], Gen.Int[0, 12], Gen.Int[0, Pieces.Length - 1]).Sample((file, place, drop, piece) =>
        {
            var text = Texts[file].Length > 3000 ? Texts[file][..3000] : Texts[file];
            var start = (int)(place * text.Length);
            return Agrees(text[..start] + Pieces[piece] + text[Math.Min(text.Length, start + drop)..]);
        }, iter: 5000);

    [Fact]
    public void Read_OfPiecesOfYaml_IsTheSameOrGivenUp()
    {
        string[] words = ["a: ", "b: ", "c", "1", "\n", "\n  ", "\n    ", "- ", "{ ", " }", "[", "]", ", ", "\"q\"", "'q'", ">-\n", "# no", " "];
        Gen.Int[0, words.Length + Pieces.Length - 1].Array[1, 16].Sample(picks =>
        {
            var text = new StringBuilder();
            foreach (var pick in picks)
            {
                text.Append(pick < words.Length ? words[pick] : Pieces[pick - words.Length]);
            }

            return Agrees(text.ToString());
        }, iter: 20000);
    }

    [Theory]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("a: &x 1\nb: *x\n")]
    [InlineData("a: one\n  two\n")]
    [InlineData("a: |\n  text\n")]
    [InlineData("a: >-\n  one\n\n  two\n")]
    [InlineData("a: \"x\\n\"\n")]
    [InlineData("a:\n")]
    [InlineData("a: [1, 2\n")]
    [InlineData("---\na: 1\n")]
    [InlineData("")]
    public void Read_OfWhatIsNotPlain_IsLeftToTheWholeReader(string text) => Assert.Null(PlainYaml.Read(text));
}
