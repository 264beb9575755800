#!/usr/bin/env python3
"""Does the overlay of `screening --write FOLDER` in GeoPandas and in PostGIS, and compares time and answers.

usage: screening.py FOLDER [--postgis CONNECTION]      CONNECTION as psql takes it, e.g. postgresql://postgres@127.0.0.1/db
Needs Debian's python3-geopandas and python3-rtree, and for PostGIS psql and a server. Reading the files does not count in either; building
the spatial index does. Answers must agree within 1e-6 relative (0.01 m2 or m where both are almost nothing).
"""
import csv, glob, os, subprocess, sys, time

import geopandas
from shapely import wkb


def frame(path):
    csv.field_size_limit(1 << 30)
    with open(path, newline="") as file:
        rows = [(int(row["id"]), wkb.loads(row["wkb"], hex=True)) for row in csv.DictReader(file)]
    return geopandas.GeoDataFrame({"id": [row[0] for row in rows]}, geometry=[row[1] for row in rows], crs=None)


def in_geopandas(folder, layers):
    sites = frame(os.path.join(folder, "sites.csv"))
    answers, seconds = {}, 0.0
    for layer, path in layers:
        features = frame(path)
        start = time.perf_counter()
        is_line = features.geom_type.iloc[0] == "LineString"
        left, right = (features, sites) if is_line else (sites, features)
        parts = geopandas.overlay(left, right, how="intersection", keep_geom_type=True)
        site = parts["id_2" if is_line else "id_1"]
        sums = (parts.length if is_line else parts.area).groupby(site).sum()
        seconds += time.perf_counter() - start
        answers.update({(layer, int(site)): value for site, value in sums.items() if value > 0})
    return seconds, answers


def psql(connection, sql):
    done = subprocess.run(["psql", connection, "-qAt", "-v", "ON_ERROR_STOP=1", "-c", sql], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def load(connection, table, path):
    psql(connection, f"DROP TABLE IF EXISTS {table}; CREATE TABLE {table} (id int, geom geometry)")
    psql(connection, f"\\copy {table} FROM '{path}' WITH (FORMAT csv, HEADER)")


def in_postgis(connection, folder, layers):
    psql(connection, "CREATE EXTENSION IF NOT EXISTS postgis")
    load(connection, "paired_site", os.path.join(folder, "sites.csv"))
    answers, seconds = {}, 0.0
    for layer, path in layers:
        load(connection, "paired_layer", path)
        start = time.perf_counter()
        psql(connection, "CREATE INDEX ON paired_layer USING gist (geom); ANALYZE paired_layer; ANALYZE paired_site")
        rows = psql(connection, """
            SELECT s.id, sum(CASE WHEN ST_Dimension(l.geom) = 1 THEN ST_Length(ST_Intersection(s.geom, l.geom))
                                  ELSE ST_Area(ST_Intersection(s.geom, l.geom)) END)
            FROM paired_site s JOIN paired_layer l ON ST_Intersects(s.geom, l.geom) GROUP BY s.id""")
        seconds += time.perf_counter() - start
        for row in rows.split():
            site, value = row.split("|")
            if float(value) > 0:
                answers[(layer, int(site))] = float(value)
    psql(connection, "DROP TABLE paired_site, paired_layer")
    return seconds, answers


def compare(name, seconds, theirs, ours):
    worst, wrong = 0.0, 0
    for key in theirs.keys() | ours.keys():
        a, b = ours.get(key, 0.0), theirs.get(key, 0.0)
        difference = abs(a - b)
        if difference > 0.01:
            worst = max(worst, difference / max(a, b))
            wrong += difference > 1e-6 * max(a, b)
    print(f"{name}: {seconds:.1f} s, {len(theirs)} answers (Planner {len(ours)}), worst relative difference {worst:.1e}, {wrong} beyond 1e-6")
    return wrong


def main():
    folder = sys.argv[1]
    connection = sys.argv[sys.argv.index("--postgis") + 1] if "--postgis" in sys.argv else None
    layers = [(int(os.path.basename(path)[5:7]), path) for path in sorted(glob.glob(os.path.join(folder, "layer*.csv")))]
    with open(os.path.join(folder, "answers.csv"), newline="") as file:
        ours = {(int(row["layer"]), int(row["site"])): float(row["value"]) for row in csv.DictReader(file)}
    wrong = compare("GeoPandas", *in_geopandas(folder, layers), ours)
    if connection:
        wrong += compare("PostGIS", *in_postgis(connection, folder, layers), ours)
    sys.exit(1 if wrong else 0)


main()
