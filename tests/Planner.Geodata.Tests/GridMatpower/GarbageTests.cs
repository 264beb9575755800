using Planner.Domain.Diagnostics;
using Planner.Geodata.Read.Matpower;

namespace Planner.Tests.GridMatpower;

/// <summary>100 MB of anything fails, with diagnostics, without filling the memory.</summary>
public class GarbageTests
{
    private const long Length = 100_000_000;

    [Theory]
    [InlineData("x")]
    [InlineData("hello world\n")]
    [InlineData("mpc.a = {'")]
    [InlineData("mpc.a = [\n1 2 three\n")]
    [InlineData("mpc.a = [\n1 2 3\n];\n")]
    public void Read_HundredMegabytes_IsRefusedInBoundedMemory(string pattern)
    {
        using var stream = new EndlessText(pattern, Length);
        var bag = new DiagnosticBag();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Null(MatpowerReader.Read(stream, "garbage.m", bag));
        Assert.True(bag.HasErrors);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20_000_000);
        Assert.InRange(stream.MostHeld, 1, 1_000_000_000);
    }

    [Fact]
    public void Read_EndlessNumbers_StopsAtTheCellLimit()
    {
        using var stream = new EndlessText(" 1", Length, prefix: "mpc.bus = [");
        var bag = new DiagnosticBag();
        Assert.Null(MatpowerReader.Read(stream, "garbage.m", bag));
        Assert.Contains(bag.Kept, d => d.Code == "matpower.too-large");
        Assert.InRange(stream.Position, 0, 30_000_000);
    }

    /// <summary>A pattern repeated to a length, so that no test writes a file of that size.</summary>
    private sealed class EndlessText(string pattern, long length, string prefix = "") : Stream
    {
        private readonly byte[] bytes = System.Text.Encoding.ASCII.GetBytes(pattern);
        private readonly byte[] head = System.Text.Encoding.ASCII.GetBytes(prefix);

        /// <summary>Highest heap seen while reading.</summary>
        public long MostHeld { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            MostHeld = Math.Max(MostHeld, GC.GetTotalMemory(forceFullCollection: false));
            var taken = (int)Math.Min(count, length - Position);
            for (var i = 0; i < taken; i++, Position++)
            {
                buffer[offset + i] = Position < head.Length ? head[Position] : bytes[(Position - head.Length) % bytes.Length];
            }
            return taken;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
