"""Makes the tables that ship with the page from the files of two packages, unpacked into folders: make.py SCIKIT_LEARN PALMERPENGUINS"""
import csv, gzip, hashlib, sys
from pathlib import Path

sklearn, penguins = map(Path, sys.argv[1:])
data, here = sklearn / "sklearn/datasets/data", Path(__file__).parent


def number(text):
    """As short as it can be written: 1.510000000000000000e+02 is 151."""
    return repr(float(text)).removesuffix(".0")


def write(name, header, rows):
    with open(here / f"{name}.csv", "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def classes(source, header):
    first, *rows = csv.reader(open(data / source))
    return header, [[*row[:-1], first[2 + int(row[-1])]] for row in rows]


write("iris", *classes("iris.csv", ["sepal length", "sepal width", "petal length", "petal width", "species"]))
wine = "alcohol,malic acid,ash,alcalinity of ash,magnesium,total phenols,flavanoids,nonflavanoid phenols,proanthocyanins,color intensity,hue,OD280/OD315,proline,class"
write("wine", *classes("wine_data.csv", wine.split(",")))
rows = [line.split() for line in gzip.open(data / "diabetes_data_raw.csv.gz", "rt")]
targets = [line.strip() for line in gzip.open(data / "diabetes_target.csv.gz", "rt")]
header = "age,sex,bmi,blood pressure,s1,s2,s3,s4,s5,s6,progression".split(",")
write("diabetes", header, [[*map(number, row), number(target)] for row, target in zip(rows, targets)])
(here / "penguins.csv").write_bytes((penguins / "palmerpenguins/data/penguins.csv").read_bytes())
for file in sorted(here.glob("*.csv")):
    print(hashlib.sha256(file.read_bytes()).hexdigest(), file.name)
