import Testing

@testable import Scenarios

/// Rows for axes: all of them, and as few as will do for every pair.
@Suite struct CoveringArrayTests {
    @Test func `all combinations are there once, the first axis turning slowest`() {
        #expect(CoveringArray.all([2, 3]) == [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]])
        #expect(CoveringArray.all([1]) == [[0]])
    }

    static let shapes: [[Int]] =
        [
            [1], [7], [2, 2], [3, 1, 4], [1, 1, 1], [2, 2, 2], [3, 3, 3, 3], [2, 5, 3], [5, 5, 2, 2, 2],
            Array(repeating: 2, count: 20), Array(repeating: 3, count: 13), [10, 1, 10, 1], [12, 2, 2, 9, 4],
            [4, 3, 2, 1], [20, 20, 20], [6, 5, 4, 3, 2, 1, 2, 3, 4, 5, 6],
        ] + seeded

    /// Shapes of all kinds, always the same ones.
    static let seeded: [[Int]] = (0..<60).map { seed in
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        return (0..<(1 + next(8))).map { _ in 1 + next(6) }
    }

    /// The pairs of values that meet in no row.
    static func missing(in rows: [[Int]], _ sizes: [Int]) -> [String] {
        var missing: [String] = []
        for (axis, size) in sizes.enumerated() {
            for (other, otherSize) in sizes.enumerated() where other > axis {
                var met: Set<[Int]> = []
                for row in rows { met.insert([row[axis], row[other]]) }
                for pair in CoveringArray.all([size, otherSize]) where !met.contains(pair) {
                    missing.append("\(axis)=\(pair[0]) \(other)=\(pair[1])")
                }
            }
        }
        return missing
    }

    @Test(arguments: shapes) func `every two values of two axes meet in a row`(_ sizes: [Int]) {
        let rows = CoveringArray.pairs(sizes)
        #expect(CoveringArrayTests.missing(in: rows, sizes) == [])
        #expect(
            rows.allSatisfy { row in row.count == sizes.count && zip(row, sizes).allSatisfy { (0..<$1).contains($0) } }
        )
        #expect(Set(rows).count == rows.count)
        for (axis, size) in sizes.enumerated() { #expect(Set(rows.map { $0[axis] }).count == size) }
    }

    @Test func `the check of the pairs finds one that is missing`() {
        let rows = CoveringArray.pairs([3, 3, 3])
        #expect(CoveringArrayTests.missing(in: Array(rows.dropFirst()), [3, 3, 3]) != [])
    }

    @Test func `there are far fewer rows than combinations, and never fewer than must be`() {
        #expect(CoveringArray.pairs(Array(repeating: 2, count: 20)).count <= 12)
        #expect(CoveringArray.pairs([3, 3, 3, 3]).count <= 12)
        #expect(CoveringArray.pairs(Array(repeating: 3, count: 13)).count <= 27)
        for sizes in CoveringArrayTests.shapes {
            let rows = CoveringArray.pairs(sizes).count
            #expect(rows <= CoveringArray.all(sizes).count)
            #expect(rows >= sizes.sorted().suffix(2).reduce(1, *))
        }
    }

    @Test func `the rows are always the same`() {
        #expect(
            CoveringArray.pairs([2, 3, 2]) == [[0, 0, 0], [0, 1, 1], [0, 2, 0], [1, 0, 1], [1, 1, 0], [1, 2, 1]]
        )
    }

    @Test func `the number of pairs is known beforehand`() {
        #expect(CoveringArray.pairCount([2, 3, 4]) == 6 + 8 + 12)
        #expect(CoveringArray.pairCount([5]) == 0)
    }
}
