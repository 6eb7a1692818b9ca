using Secondments.Grains.Store;

namespace Secondments.Grains.Tests.Store;

public sealed class LineLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lines").FullName;

    private string File => Path.Combine(_folder, "lines");

    [Fact]
    public void Add_AfterALineThatWasCutShort_LeavesThatOut()
    {
        LineLog.Add(File, "first");
        System.IO.File.AppendAllText(File, "second, of which the rest is miss");
        Assert.Equal(["first"], LineLog.Read(File));

        LineLog.Add(File, "third");

        Assert.Equal("first\nthird\n", System.IO.File.ReadAllText(File));
        Assert.Equal(["first", "third"], LineLog.Read(File));
    }

    [Fact]
    public void Add_WhereOnlyAPieceIs_BeginsAnew()
    {
        System.IO.File.WriteAllText(File, "cut sho");

        LineLog.Add(File, "first");

        Assert.Equal(["first"], LineLog.Read(File));
    }

    [Fact]
    public void Read_WhereNothingIs_IsEmpty() => Assert.Empty(LineLog.Read(File));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
