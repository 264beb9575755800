namespace Planner.Tests;

/// <summary>A recipe with one layer, one fact and one criterion, and the table it reads.</summary>
internal static class SmallRecipe
{
    public const string Text = """
        name: small
        title: { en: Small, zh: 小 }
        bounds: [-100, 30, -99, 31]
        asOf: 2026-06-30
        requestedMw: 300
        layers:
          - id: plants
            kind: power-plant
            title: { en: Plants, zh: 电厂 }
            path: plants.csv
            format: csv
            geometry: point
            lonColumn: lon
            latColumn: lat
            idColumn: code
            nameColumn: name
            columns:
              - { from: name }
              - { from: mw, type: number }
            where:
              - { column: mw, atLeast: 1 }
            vintage: "2026"
            licence: public domain
            source: Plants of the test
            sourceUrl: https://example.org
            attribution: the test
            illustrative: false
            coverage: { description: the box, regions: [{ bounds: [-100, 30, -99, 31] }] }
        candidates:
          defaultFootprintHa: 100
          poi: { minKv: 100, withinKm: 30, count: 3 }
          files:
            - { path: sites.csv, format: csv, lonColumn: lon, latColumn: lat }
        facts:
          - id: site.plant_distance_km
            title: { en: Distance to a plant, zh: 距电厂的距离 }
            kind: distance
            layer: plants
            unit: km
        criteria:
          - id: plant
            fact: site.plant_distance_km
            title: { en: Near a plant, zh: 靠近电厂 }
            description: { en: Near a plant, zh: 靠近电厂 }
            unit: km
            direction: lower
            anchors: [[0, 1], [10, 0]]
            weight: 20
        """;

    public const string Plants = """
        code,name,mw,lon,lat
        A,Alpha,100,-99.5,30.5
        B,Beta,50,-99.4,30.6
        C,Gamma,0.5,-99.3,30.6
        """;

    public const string Sites = """
        id,name,lon,lat
        s1,First,-99.6,30.5
        s2,Second,-99.2,30.2
        """;
}
