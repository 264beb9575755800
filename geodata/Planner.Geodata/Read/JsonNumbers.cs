namespace Planner.Geodata.Read;

/// <summary>The words NaN, Infinity and -Infinity in a JSON text. They are no JSON (RFC 8259, section 6), but many programs write them.</summary>
internal static class JsonNumbers
{
    /// <summary>What stands in the place of such a word, and what no other program writes.</summary>
    public const string NotANumber = "\u007F";

    private static readonly byte[][] Words = ["NaN"u8.ToArray(), "Infinity"u8.ToArray(), "-Infinity"u8.ToArray()];

    /// <summary>Puts the text <see cref="NotANumber"/>, of the same length in bytes, in the place of each such word outside texts.</summary>
    /// <param name="json">Starts outside a text.</param>
    /// <returns>Whether one was found.</returns>
    public static bool Replace(Span<byte> json)
    {
        var (found, inText) = (false, false);
        for (var at = 0; at < json.Length; at++)
        {
            if (inText && json[at] == (byte)'\\')
            {
                at++;
            }
            else if (json[at] == (byte)'"')
            {
                inText = !inText;
            }
            else if (!inText && WordAt(json[at..]) is > 0 and var length)
            {
                json.Slice(at, length).Fill((byte)' ');
                "\"\u007F\""u8.CopyTo(json[at..]);
                (found, at) = (true, at + length - 1);
            }
        }

        return found;
    }

    /// <summary>Whether the text ends within such a word, so that more of it must be read first.</summary>
    public static bool EndsWithin(ReadOnlySpan<byte> json)
    {
        foreach (var word in Words)
        {
            for (var length = 1; length < word.Length; length++)
            {
                if (json.EndsWith(word.AsSpan(0, length)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static int WordAt(ReadOnlySpan<byte> json)
    {
        foreach (var word in Words)
        {
            if (json.StartsWith(word))
            {
                return word.Length;
            }
        }

        return 0;
    }
}
