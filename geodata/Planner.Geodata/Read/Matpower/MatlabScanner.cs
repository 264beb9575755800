using System.Text;

namespace Planner.Geodata.Read.Matpower;

/// <summary>Walks a MATLAB source file byte by byte through one fixed buffer and counts lines.</summary>
/// <remarks>
/// Knows the layout of the language only: blanks, comments (<c>%</c>, <c>#</c>, <c>%{ ... %}</c>) and continuations
/// (<c>...</c>). A token longer than <see cref="TokenLimit"/> is cut, so memory does not grow with the file.
/// </remarks>
internal sealed class MatlabScanner(Stream stream)
{
    public const int TokenLimit = 4096;
    private const int EndOfFile = -1;

    private readonly byte[] buffer = new byte[1 << 16];
    private readonly byte[] token = new byte[TokenLimit];
    private int position;
    private int filled;
    private bool atLineStart = true;

    /// <summary>Line of the next byte, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The next byte, or -1 at the end.</summary>
    public int Peek() => position < filled || Fill() ? buffer[position] : EndOfFile;

    public int Next()
    {
        var value = Peek();
        if (value == EndOfFile)
        {
            return EndOfFile;
        }
        position++;
        if (value == '\n')
        {
            Line++;
            atLineStart = true;
        }
        else if (value is not (' ' or '\t' or '\r'))
        {
            atLineStart = false;
        }
        return value;
    }

    /// <summary>Skips blanks, comments and continuations; stops at a line end, which separates rows and statements.</summary>
    public void SkipBlanks()
    {
        while (true)
        {
            switch (Peek())
            {
                case ' ' or '\t' or '\r':
                    Next();
                    break;
                case '%' or '#':
                    SkipComment();
                    break;
                case '.' when IsContinuation():
                    SkipLine();
                    Next();
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>Skips to the end of the line, which stays the next byte.</summary>
    public void SkipLine()
    {
        while (Peek() is not ('\n' or EndOfFile))
        {
            Next();
        }
    }

    /// <summary>Reads until a blank or one of the delimiters of a table; the text is cut at <see cref="TokenLimit"/>.</summary>
    public ReadOnlySpan<byte> ReadCell()
    {
        var length = 0;
        while (!EndsCell(Peek()))
        {
            Append(Next(), ref length);
        }
        return token.AsSpan(0, length);
    }

    /// <summary>Reads a name with its dots: <c>mpc.reserves.zones</c>.</summary>
    public string ReadName()
    {
        var length = 0;
        while (Peek() is var value && (value is '_' or '.' || char.IsAsciiLetterOrDigit((char)Math.Max(value, 0))))
        {
            Append(Next(), ref length);
        }
        return Encoding.ASCII.GetString(token, 0, length);
    }

    /// <summary>Reads a quoted text; null when the line ends before the closing quote.</summary>
    public string? ReadQuoted()
    {
        var quote = Next();
        var length = 0;
        while (Peek() is not ('\n' or EndOfFile))
        {
            var value = Next();
            if (value == quote && Peek() != quote)
            {
                return Encoding.UTF8.GetString(token, 0, length);
            }
            if (value == quote)
            {
                Next();
            }
            Append(value, ref length);
        }
        return null;
    }

    /// <summary>Whether the file goes on with this text; nothing is read.</summary>
    public bool IsAt(ReadOnlySpan<byte> text)
    {
        while (filled - position < text.Length && Fill())
        {
        }
        return buffer.AsSpan(position, filled - position).StartsWith(text);
    }

    private static bool EndsCell(int value) =>
        value is ' ' or '\t' or '\r' or '\n' or ',' or ';' or ']' or '}' or '%' or '#' or EndOfFile;

    private void Append(int value, ref int length)
    {
        if (length < TokenLimit)
        {
            token[length++] = (byte)value;
        }
    }

    private void SkipComment()
    {
        var opensBlock = atLineStart;
        Next();
        if (!opensBlock || Peek() != '{')
        {
            SkipLine();
            return;
        }
        while (Peek() != EndOfFile && !ClosesBlock())
        {
            SkipLine();
            Next();
        }
        SkipLine();
    }

    private bool ClosesBlock()
    {
        while (Peek() is ' ' or '\t')
        {
            Next();
        }
        if (Peek() is not ('%' or '#'))
        {
            return false;
        }
        Next();
        return Peek() == '}';
    }

    private bool IsContinuation() => IsAt("..."u8);

    private bool Fill()
    {
        buffer.AsSpan(position, filled - position).CopyTo(buffer);
        filled -= position;
        position = 0;
        var read = stream.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        return read > 0;
    }
}
