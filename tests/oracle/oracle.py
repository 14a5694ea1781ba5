#!/usr/bin/env python3
"""Compares and adds up random figures a second time, in Python's exact fractions, and asks for
the same answers from the program's own functions: oracle.py COMPARE [CASES]

The rules are written here anew, from what the README promises, and not from the C. The cases
are the same in every run. Prints TAP."""
import random
import subprocess
import sys
from collections import Counter
from fractions import Fraction

CASES = 110_000
SUMS = 15_000
SEED = 20240415

FORMS = ["percent", "growth", "difference", "points", "share"]
DIRECTIONS = ["", "higher", "lower", "equal"]
ENDS = ["", "lower", "upper", "both"]
BOUNDS = ["", "at-least", "above", "at-most", "below", "exactly"]
STATES = ["computed", "no-result", "text-result", "no-base", "text-base", "no-period",
          "no-total", "no-part", "range", "units", "no-percentages", "zero-base",
          "negative-base"]
VERDICTS = ["none", "not-met", "met", "exceeded"]

# Each line is one quantity: what its units are of the last one.
QUANTITIES = [
    {"tỷ đồng": 10**9, "triệu đồng": 10**6, "nghìn đồng": 1000, "tỉ đồng": 10**9, "đồng": 1},
    {"%": 10, "‰": 1},
    {"km2": 10**6, "ha": 10**4, "nghìn ha": 10**7, "m²": 1, "m2": 1},
    {"tấn": 1000, "tạ": 100, "kg": 1},
    {"tấn/ha": 10, "tạ/ha": 1},
    {"triệu người": 10**6, "nghìn người": 1000, "người": 1},
    {"năm": 12, "quý": 3, "tháng": 1},
    {"giờ": 60, "phút": 1},
    {"hồ sơ": 1},
    {"": 1},
]
UNITS = {unit: (number, Fraction(size)) for number, quantity in enumerate(QUANTITIES)
         for unit, size in quantity.items()}
LIMIT = 10**18


def factor(unit, other):
    """What turns figures in the unit into the other one; None where they do not agree."""
    (quantity, size), (other_quantity, other_size) = UNITS[unit], UNITS[other]
    return size / other_size if quantity == other_quantity else None


# Figures


def as_fraction(text):
    whole, _, rest = text.partition(".")
    return Fraction(int(whole + rest), 10**len(rest))


class Figure:
    def __init__(self, part, text, high, bound, unit):
        self.part, self.text, self.high_text = part, text, high
        self.bound, self.unit = bound, unit
        self.low = as_fraction(text)
        self.high = as_fraction(high) if high else None

    def line(self):
        return "|".join([self.part, self.text, self.high_text, str(BOUNDS.index(self.bound)),
                         self.unit])


def decimal_text(digits, scale):
    sign, digits = "-" if digits < 0 else "", str(abs(digits)).rjust(scale + 1, "0")
    return sign + (digits[:-scale] + "." + digits[-scale:] if scale else digits)


def random_decimal(dice):
    kind = dice.random()
    if kind < 0.08:
        return decimal_text(0, dice.choice([0, 0, 1, 3]))
    if kind < 0.5:  # what gives ties
        return decimal_text(dice.choice([1, 2, 4, 5, 8, 16, 20, 25, 32, 40, 50, 64, 80, 125])
                            * dice.choice([1, 1, 1, 3, 7]) * dice.choice([1, 1, 1, 1, -1]),
                            dice.choice([0, 0, 0, 1, 2]))
    if kind < 0.95:
        return decimal_text(dice.randint(-200, 2000), dice.randint(0, 3))
    return decimal_text(dice.randint(-LIMIT + 1, LIMIT - 1), dice.randint(0, 18))


def random_figure(dice, part, unit, bounds, ranges):
    text, high = random_decimal(dice), ""
    if dice.random() < ranges:
        low, other = sorted([text, random_decimal(dice)], key=as_fraction)
        text, high = low, other
    bound = dice.choice(BOUNDS) if bounds and dice.random() < 0.4 else ""
    return Figure(part, text, high, bound, unit)


def random_value(dice, parts, quantity, base):
    """A value: figures, or "-" (not given), "?" (blank), "x" (a text)."""
    if dice.random() < 0.03:
        return dice.choice(["-", "?", "x"])
    figures = []
    for part in parts:
        if not base and len(parts) > 1 and dice.random() < 0.03:
            continue
        unit = dice.choice(list(quantity))
        if dice.random() < 0.02:
            unit = dice.choice(list(UNITS))
        figures.append(random_figure(dice, part, unit, base, 0.25 if base else 0.03))
    dice.shuffle(figures)
    return figures or "x"


def make_tie(dice, result, base, form, places):
    """Makes the number that is computed lie just between two that can be printed."""
    odd = 2 * dice.randint(-500, 5000) + 1
    whole, _, rest = base.text.partition(".")
    digits, scale = int(whole + rest), len(rest)
    if form in ("difference", "points"):
        text = decimal_text(digits * 10**(places + 1) + odd * 5 * 10**scale,
                            scale + places + 1)
    else:
        text = decimal_text(digits * odd * 5, scale + places + 3)
    if len(text.replace(".", "").lstrip("-0")) <= 18:
        result.text, result.high_text, result.unit = text, "", base.unit
        result.low, result.high = as_fraction(text), None


def value_line(value):
    return value if isinstance(value, str) else ";".join(figure.line() for figure in value)


# What comparisons must come to


def nearest(number, places):
    """Half away from zero, as an integer of so many decimals."""
    whole, rest = divmod(abs(number.numerator) * 10**places, number.denominator)
    if 2 * rest >= number.denominator:
        whole += 1
    return -whole if number < 0 else whole


def printed(number, places):
    digits = nearest(number, places)
    if abs(digits) >= LIMIT:
        return "-"
    text = str(abs(digits)).rjust(places + 1, "0")
    whole, rest = (text[:-places], text[-places:]) if places else (text, "")
    groups = []
    while whole:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    return ("-" if digits < 0 else "") + ".".join(groups) + ("," + rest if rest else "")


def is_tie(number, places):
    return number.denominator != 1 and (number * 10**places).denominator == 2


def verdict_of(result, base, bound):
    """`result` has been brought into the base's unit."""
    low, high = base.low, base.high if base.high is not None else base.low
    if bound == "exactly":
        return "met" if low <= result <= high else "not-met"
    if bound in ("at-most", "below"):
        if result > high or (bound == "below" and result == high):
            return "not-met"
        if bound == "below" and base.high is None:
            return "met"
        return "exceeded" if result < low else "met"
    if result < low or (bound == "above" and result == low):
        return "not-met"
    if bound == "above" and base.high is None:
        return "met"
    return "exceeded" if result > high else "met"


def compare_part(form, direction, end, keep, result, base):
    """(state, verdict, numbers, unit); the state is of the number."""
    if result is None:
        return "no-part", None, None, None
    if result.high is not None:
        return "range", None, None, None
    times = factor(result.unit, base.unit)
    if times is None:
        return "units", None, None, None
    bound = base.bound or {"lower": "at-most", "equal": "exactly"}.get(direction, "at-least")
    downward = bound in ("at-most", "below")
    verdict = "none" if form == "share" else verdict_of(result.low * times, base, bound)
    if form == "percent" and downward and not keep:
        form = "difference"
    if base.high is None:
        ends = [base.low]
    else:
        end = end or ("upper" if downward else "lower")
        ends = {"lower": [base.low], "upper": [base.high], "both": [base.low, base.high]}[end]
    if form == "difference":
        unit = {"%": "điểm phần trăm", "‰": "điểm phần nghìn"}.get(result.unit, result.unit)
        return "computed", verdict, [result.low - value / times for value in ends], unit
    if form == "points":
        percent, base_percent = factor(result.unit, "%"), factor(base.unit, "%")
        if percent is None:
            return "no-percentages", verdict, None, None
        return "computed", verdict, [result.low * percent - value * base_percent
                                     for value in ends], "điểm phần trăm"
    if min(ends) < 0:
        return "negative-base", verdict, None, None
    if min(ends) == 0:
        return "zero-base", verdict, None, None
    less = 100 if form == "growth" else 0
    return "computed", verdict, [result.low * times / value * 100 - less for value in ends], "%"


def compare(form, direction, end, keep, places, result, base):
    if base in ("-", "?"):
        return "no-base", "none", []
    if base == "x":
        return "text-base", "none", []
    if result in ("-", "?"):
        return "no-result", "none", []
    if result == "x":
        return "text-result", "none", []
    by_part = {figure.part: figure for figure in result}
    parts = [compare_part(form, direction, end, keep, by_part.get(figure.part), figure)
             for figure in base]
    for part in parts:
        if part[1] is None:  # what cannot be judged takes the verdict of all away
            return part[0], "none", []
    verdict = min((part[1] for part in parts), key=VERDICTS.index)
    for part in parts:
        if part[0] != "computed":
            return part[0], verdict, []
    return "computed", verdict, [(sorted(part[2]), part[3]) for part in parts]


def comparison_answer(state, verdict, parts, places):
    words = [str(STATES.index(state)), str(VERDICTS.index(verdict))]
    for numbers, unit in parts:
        texts = [printed(number, places) for number in numbers]
        if "-" in texts:  # where one of two cannot be printed, none is
            texts = ["-"] * len(texts)
        for number, text in zip(numbers, texts):
            words += [str(number), text]
        words.append("[" + unit + "]")
    return " ".join(words)


def random_comparison(dice, seen):
    form, direction = dice.choice(FORMS), dice.choice(DIRECTIONS)
    end, keep, places = dice.choice(ENDS), dice.random() < 0.3, dice.randint(0, 6)
    parts = ["", "a", "b"][:dice.choice([1, 1, 1, 1, 2, 3])]
    quantity = dice.choice(QUANTITIES)
    result, base = (random_value(dice, parts, quantity, False),
                    random_value(dice, parts, quantity, True))
    if not isinstance(result, str) and not isinstance(base, str) and dice.random() < 0.15:
        aim = dice.choice(base)  # just reached, or just at the upper end
        for figure in result:
            if figure.part == aim.part and factor(figure.unit, aim.unit) == 1:
                figure.text = dice.choice([aim.text, aim.high_text or aim.text])
                figure.low = as_fraction(figure.text)
    elif not isinstance(result, str) and not isinstance(base, str) and dice.random() < 0.15:
        aim = next((figure for figure in base if figure.part == result[0].part), base[0])
        make_tie(dice, result[0], aim, form, places)
    line = "\t".join(["C", str(FORMS.index(form)), str(DIRECTIONS.index(direction)),
                      str(ENDS.index(end)), str(int(keep)), str(places), value_line(result),
                      value_line(base)])
    state, verdict, answers = compare(form, direction, end, keep, places, result, base)
    seen[state] += 1
    seen[verdict] += 1
    seen["places %d" % places] += 1
    for numbers, _ in answers:
        seen[form] += 1
        for number in numbers:
            seen["ties"] += is_tie(number, places)
            seen["negative"] += number < 0
            seen["negative ties"] += number < 0 and is_tie(number, places)
            seen["two numbers"] += len(numbers) == 2
    return line, comparison_answer(state, verdict, answers, places)


# What sums must come to


def as_decimal(number):
    """Whether it is a decimal of at most 18 digits."""
    for scale in range(19):
        scaled = number * 10**scale
        if scaled.denominator == 1:
            return abs(scaled.numerator) < LIMIT
    return False


def sum_up(figures, wanted, places):
    quantities = {UNITS[figure.unit][0] for figure in figures}
    if len(quantities) > 1:
        return "none"
    sizes = {UNITS[figure.unit][1] for figure in figures}
    # in the smallest unit; of several names for it, in the first one
    smallest = next(figure.unit for figure in figures if UNITS[figure.unit][1] == min(sizes))
    total = sum(figure.low * factor(figure.unit, smallest) for figure in figures)
    unit, average_unit = smallest, smallest
    if len(sizes) > 1 and wanted is not None and factor(smallest, wanted) is not None:
        average_unit = wanted
        if as_decimal(total * factor(smallest, wanted)):
            unit = wanted
    if not as_decimal(total * factor(smallest, unit)):
        return "none"
    average = total * factor(smallest, average_unit) / len(figures)
    while places >= 0 and abs(nearest(average, places)) >= LIMIT:
        places -= 1
    answer = "%s [%s] " % (total * factor(smallest, unit), unit)
    if places < 0:
        return answer
    return answer + "%s [%s]" % (Fraction(nearest(average, places), 10**places), average_unit)


def random_sum(dice, seen):
    quantity = dice.choice(QUANTITIES)
    units = dice.choice([list(quantity), [dice.choice(list(quantity))]])
    figures = [random_figure(dice, "", dice.choice(units), False, 0)
               for _ in range(dice.randint(1, 8))]
    if dice.random() < 0.03:
        figures[-1].unit = dice.choice(list(UNITS))
    wanted = dice.choice(["", dice.choice(list(quantity)), dice.choice(list(UNITS))])
    places = dice.randint(0, 6)
    line = "\t".join(["S", str(places), wanted, value_line(figures)])
    answer = sum_up(figures, wanted or None, places)
    seen["no sum" if answer == "none" else "sum"] += 1
    return line, answer


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else CASES
    dice, seen = random.Random(SEED), Counter()
    cases = [random_comparison(dice, seen) for _ in range(count)]
    cases += [random_sum(dice, seen) for _ in range(SUMS)]
    run = subprocess.run([sys.argv[1]], input="".join(line + "\n" for line, _ in cases),
                         capture_output=True, encoding="utf-8", check=False)
    answers = run.stdout.split("\n")[:-1]
    wrong = [(line, expected, answer) for (line, expected), answer in zip(cases, answers)
             if expected != answer]
    good = run.returncode == 0 and len(answers) == len(cases) and not wrong
    print("1..2")
    print("%s 1 - oracle: %d comparisons and %d sums are what exact fractions give"
          % ("ok" if good else "not ok", count, SUMS))
    if not good:
        print("# status %d, %d answers, %d wrong" % (run.returncode, len(answers), len(wrong)))
        print("# " + run.stderr.replace("\n", "\n# "))
        for line, expected, answer in wrong[:5]:
            print("# %s\n#   expected %s\n#   actual   %s" % (line, expected, answer))
    wanted = [state for state in STATES if state not in ("no-period", "no-total")]
    wanted += VERDICTS + FORMS + ["places %d" % places for places in range(7)]
    wanted += ["ties", "negative", "negative ties", "two numbers", "sum", "no sum"]
    rare = [name for name in wanted if seen[name] < 100]
    print("%s 2 - oracle: the cases have all that can be, ties among them (%d)"
          % ("not ok" if rare else "ok", seen["ties"]))
    if rare:
        print("# fewer than 100 cases: " + ", ".join(rare))
    return 0 if good and not rare else 1


sys.exit(main())
