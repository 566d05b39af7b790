"""Crossing reduction with a forest: whole subtrees are moved past one another.

Each node is below one that it leads to. Drawn in the order of that forest, its own edges never
cross; only the edges that leave a subtree otherwise can cross anything. So few edges need to be
examined, and moving a subtree takes all its nodes along, which moving single nodes never finds.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, groupby
from random import Random

from argmap.layout.layering import Layers, Order

MOST_STARTS = 12  # forests that are tried
LEAST_WORK = 15_000  # edges examined while subtrees are moved
WORK_PER_NODE = 50
MOST_WORK = 150_000

_Exit = tuple[int, int, int]  # an edge that leaves a subtree: its node inside, outside, the side


class Forest:
    """Nodes as trees below a root, which is no node and has the highest number.

    `children` and `position` change while subtrees are moved; everything else stays.
    """

    def __init__(self, layers: Layers, parents: list[int]) -> None:
        self.ranks = layers.ranks
        self.sides = (layers.left, layers.right)  # the neighbours of each node
        self.root = len(parents)
        self.children: list[list[int]] = [[] for _ in range(self.root + 1)]  # top to bottom
        for node, parent in enumerate(parents):
            self.children[parent].append(node)
        self.walked = self.walk(self.root)  # the nodes in preorder: a subtree is a stretch of it
        self.first = [0] * len(self.walked)  # where each node's subtree starts in it
        for number, node in enumerate(self.walked):
            self.first[node] = number
        self.position = self.first.copy()  # of each node in the present preorder
        self.size = [1] * len(self.walked)  # of each node's subtree, in nodes
        for node in reversed(self.walked[1:]):
            self.size[parents[node]] += self.size[node]
        self.layers: list[list[int]] = [[] for _ in range(max(layers.ranks) + 1)]  # in preorder
        for node in self.walked[1:]:
            self.layers[layers.ranks[node]].append(node)
        self.numbers = [[self.first[node] for node in nodes] for nodes in self.layers]
        self.exits = self._exits()  # the edges that leave each node's subtree
        self.loose = [  # whether an edge other than to the parent leaves it
            len(self.exits[node]) > (parent < self.root) for node, parent in enumerate(parents)
        ]

    def _exits(self) -> list[list[_Exit]]:
        exits: list[list[_Exit]] = [[] for _ in self.walked]
        for node in reversed(self.walked[1:]):
            edges = [(node, end, side) for side in (0, 1) for end in self.sides[side][node]]
            for child in self.children[node]:
                edges += exits[child]
            inside = range(self.first[node], self.first[node] + self.size[node])
            exits[node] = [edge for edge in edges if self.first[edge[1]] not in inside]
        return exits

    def walk(self, subtree: int) -> list[int]:
        """Return the nodes of a subtree in the present preorder, top to bottom."""
        found, waiting = [], [subtree]
        while waiting:
            here = waiting.pop()
            found.append(here)
            waiting.extend(reversed(self.children[here]))
        return found

    def renumber(self, subtree: int, start: int) -> int:
        """Give a subtree's nodes the positions from one on; return the next one."""
        for number, node in enumerate(self.walk(subtree), start):
            self.position[node] = number
        return start + self.size[subtree]

    def within(self, subtree: int, rank: int) -> list[int]:
        """Return the nodes of a subtree that are in a layer."""
        numbers, start = self.numbers[rank], self.first[subtree]
        low = bisect_left(numbers, start)
        return self.layers[rank][low : bisect_left(numbers, start + self.size[subtree], low)]

    def has_loose_child(self, node: int) -> bool:
        """Return whether anything can cross when a node's children are moved."""
        return any(map(self.loose.__getitem__, self.children[node]))

    def order(self) -> Order:
        """Return the nodes of each layer, top to bottom."""
        return [sorted(nodes, key=self.position.__getitem__) for nodes in self.layers]


def orders(layers: Layers) -> Iterator[Order]:
    """Yield orders in which no subtree gains by moving, each from another start, while it pays."""
    work = min(MOST_WORK, max(LEAST_WORK, WORK_PER_NODE * len(layers.ranks)))
    for start in range(MOST_STARTS):
        forest = forest_of(layers, start)
        work = untangle(forest, work)
        yield forest.order()
        if work <= 0 or not any(forest.loose):
            break


def forest_of(layers: Layers, start: int = 0) -> Forest:
    """Return a forest in the order of the document; each node is below the first that it leads to.

    At start 1 it is below the last; later parents and order are left to (always the same) chance.
    """
    root = len(layers.ranks)
    chance = Random(start)  # noqa: S311 - a drawing, not a secret
    parents = [
        (chance.choice(ends) if start > 1 else ends[-start]) if ends else root
        for ends in layers.left
    ]
    forest = Forest(layers, parents)
    if start > 1:
        for siblings in forest.children:
            _shuffle(siblings, forest.loose, chance)
        forest.renumber(forest.root, 0)
    return forest


def _shuffle(siblings: list[int], loose: Sequence[bool], chance: Random) -> None:
    """Shuffle siblings in place, but keep the order of those that cross nothing."""
    if any(map(loose.__getitem__, siblings)):
        tied = iter([node for node in siblings if not loose[node]])
        chance.shuffle(siblings)
        siblings[:] = [node if loose[node] else next(tied) for node in siblings]


def untangle(forest: Forest, work: int) -> int:
    """Move and mirror subtrees as long as that saves crossings; return how much work is left."""
    parents = [node for node in forest.walk(forest.root) if forest.has_loose_child(node)]
    idle = 0  # parents in a row that gained nothing
    for node in cycle(reversed(parents)):
        children = forest.children[node]
        work -= len(children) * sum(len(forest.exits[child]) for child in children)
        if work <= 0:
            break
        gain = sum(move(child, children, forest) for child in tuple(children))
        gain += sum(mirror(child, forest) for child in children)
        idle = 0 if gain else idle + 1
        if idle == len(parents):
            break
    for node in parents:
        forest.children[node][:] = _in_document_order(forest.children[node], forest.loose)
    forest.renumber(forest.root, 0)
    return work


def _in_document_order(siblings: list[int], loose: Sequence[bool]) -> list[int]:
    """Return siblings with each run of those that cross nothing in the order of the document."""
    ordered: list[int] = []
    for is_loose, group in groupby(siblings, key=loose.__getitem__):
        run = list(group)
        ordered += run if is_loose else sorted(run)
    return ordered


def move(subtree: int, siblings: list[int], forest: Forest) -> int:
    """Move a subtree to the nearest best place among its siblings; return the crossings saved."""
    here = siblings.index(subtree)
    loose = forest.loose[subtree]

    def cost(there: int) -> int:
        other = siblings[there]
        if not loose and not forest.loose[other]:
            return 0
        below = _of_own_exits(subtree, other, forest) + _of_other_exits(subtree, other, forest)
        return below if there > here else -below

    saved, goal = best_place(here, range(len(siblings)), cost)
    if saved:
        low, high = sorted((here, goal))
        start = forest.position[siblings[low]]
        siblings.insert(goal, siblings.pop(here))
        for sibling in siblings[low : high + 1]:
            start = forest.renumber(sibling, start)
    return saved


def best_place(here: int, places: range, cost: Callable[[int], int]) -> tuple[int, int]:
    """Return how many crossings moving saves at most, and the nearest place where it does.

    `cost` is how many crossings passing one more place adds.
    """
    best, goal = 0, here
    for way in (range(here - 1, places.start - 1, -1), range(here + 1, places.stop)):
        change = 0
        for there in way:
            change += cost(there)
            if change < best:
                best, goal = change, there
    return -best, goal


def mirror(subtree: int, forest: Forest) -> int:
    """Turn a subtree upside down if that saves crossings; return how many."""
    saved = _saved_by_mirroring(subtree, forest) if forest.loose[subtree] else 0
    if saved > 0:
        number = forest.first[subtree]
        for node in forest.walked[number : number + forest.size[subtree]]:
            if forest.has_loose_child(node):
                forest.children[node].reverse()
        forest.renumber(subtree, forest.position[subtree])
    return max(0, saved)


def _saved_by_mirroring(subtree: int, forest: Forest) -> int:
    first, position = forest.first, forest.position
    start, end = first[subtree], first[subtree] + forest.size[subtree]
    twice = 0  # a pair of edges that both leave the subtree is met twice
    for mine, out, side in forest.exits[subtree]:
        height, target, ends = position[mine], position[out], forest.sides[side]
        for other in forest.within(subtree, forest.ranks[mine]):
            for far in ends[other]:
                if other != mine and far != out:
                    crosses = (height < position[other]) != (target < position[far])
                    weight = 2 if start <= first[far] < end else 1
                    twice += weight if crosses else -weight
    return int(twice / 2)


def _of_own_exits(subtree: int, other: int, forest: Forest) -> int:
    """Return the cost for the edges that leave the subtree that moves."""
    first, position = forest.first, forest.position
    start, end = first[subtree], first[subtree] + forest.size[subtree]
    near, far = first[other], first[other] + forest.size[other]
    border = position[other]  # what is above the other subtree is above this one, too
    cost = 0
    for mine, out, side in forest.exits[subtree]:
        ends, height, inside = forest.sides[side], position[out], near <= first[out] < far
        for theirs in forest.within(other, forest.ranks[mine]):
            for there in ends[theirs]:
                if start <= first[there] < end:
                    cost += 0 if inside else 1 if height < border else -1
                elif there != out:
                    cost += 1 if height < position[there] else -1
    return cost


def _of_other_exits(subtree: int, other: int, forest: Forest) -> int:
    """Return the cost for its own edges inside and for the edges that leave the other."""
    first, position = forest.first, forest.position
    start, end = first[subtree], first[subtree] + forest.size[subtree]
    border = position[other]
    cost = 0
    for theirs, out, side in forest.exits[other]:
        ends, height, inside = forest.sides[side], position[out], start <= first[out] < end
        for mine in forest.within(subtree, forest.ranks[theirs]):
            for there in ends[mine]:
                if start <= first[there] < end and there != out:
                    above = position[there] < height if inside else height >= border
                    cost += 1 if above else -1
    return cost
