using Planner.Domain.Facts;

namespace Planner.Domain.Tests;

public sealed class FactSheetTest
{
    private static readonly FactId LoadMw = new("project.ai_load_mw");
    private static readonly Source User = Source.Stated("project.yaml");

    [Fact]
    public void Indexer_NameNobodyStated_IsUnknownWithARemedy()
    {
        var fact = Assert.IsType<Fact.Unknown>(FactSheet.Empty[LoadMw]);
        Assert.NotEmpty(fact.WhatToGet.En);
        Assert.Null(FactSheet.Empty.FindNumber(LoadMw));
    }

    [Fact]
    public void With_KnownNumber_CanBeFound() => Assert.Equal(150, Stated(150).FindNumber(LoadMw));

    [Fact]
    public void Overlay_BothKnown_TakesTheStronger() =>
        Assert.Equal(200, Stated(150).Overlay(Stated(200)).FindNumber(LoadMw));

    [Fact]
    public void Overlay_StrongerUnknown_DoesNotHideAKnownValue()
    {
        var unknown = FactSheet.Empty.With(LoadMw, new Fact.Unknown(new("layer failed", "图层失败"), new("get the layer", "取得图层")));
        Assert.Equal(150, Stated(150).Overlay(unknown).FindNumber(LoadMw));
        Assert.Equal("layer failed", Assert.IsType<Fact.Unknown>(FactSheet.Empty.Overlay(unknown)[LoadMw]).Reason.En);
    }

    [Fact]
    public void Of_FactsInAnyOrder_ListsThemByNameAsWithDoes()
    {
        FactId[] names = [new("b.two"), new("a.one"), new("c.three")];
        var one = names.Aggregate(FactSheet.Empty, (sheet, name) => sheet.With(name, Named(name)));
        var all = FactSheet.Of(names.Select(name => KeyValuePair.Create(name, Named(name))), alike: one);
        Assert.Equal(one.Listed, all.Listed);
        Assert.Equal(["a.one", "b.two", "c.three"], all.Listed.Select(pair => pair.Key.Name));
        Assert.Equal(Named(names[1]), all.With(names[0], Named(names[1]))[names[0]]);

        static Fact Named(FactId name) => new Fact.Known(new FactValue.Word(name.Name), User);
    }

    [Fact]
    public void Number_NotFinite_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FactValue.Number(double.NaN, "MW"));

    [Fact]
    public void Words_SameMembersInAnotherOrder_AreEqual()
    {
        Assert.Equal(new FactValue.Words(["b", "a"]), new FactValue.Words(["a", "b"]));
        Assert.NotEqual(new FactValue.Words(["a"]), new FactValue.Words(["a", "b"]));
    }

    private static FactSheet Stated(double megawatts) =>
        FactSheet.Empty.With(LoadMw, new Fact.Known(new FactValue.Number(megawatts, "MW"), User));
}
