/// Cases for axes of which only the number of values counts: places of values, in the order of the axes.
enum CoveringArray {
    /// Every combination; the first axis turns slowest.
    static func all(_ sizes: [Int]) -> [[Int]] {
        var rows: [[Int]] = [[]]
        for size in sizes { rows = rows.flatMap { row in (0..<size).map { row + [$0] } } }
        return rows
    }

    /// How many pairs of values of two axes there are.
    static func pairCount(_ sizes: [Int]) -> Int {
        var count = 0
        var before = 0
        for size in sizes {
            count += before * size
            before += size
        }
        return count
    }

    /// Rows among which every two values of two axes meet: always the same ones, and not many more than must be.
    ///
    /// Each row begins with the first pair that has not met yet, and takes for each further axis, the largest first, the value
    /// that makes the most new pairs with what it has; of equal ones the one that was taken least.
    static func pairs(_ sizes: [Int]) -> [[Int]] {
        guard sizes.count > 2 else { return all(sizes) }
        let order = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
        var pairs = OpenPairs(sizes: order.map { sizes[$0] })
        var rows: [[Int]] = []
        while let row = pairs.takeRow() {
            var placed = row
            for (place, axis) in order.enumerated() { placed[axis] = row[place] }
            rows.append(placed)
        }
        return rows.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The pairs of values that do not meet in any row yet.
    private struct OpenPairs {
        let sizes: [Int]
        /// For every two axes where their pairs begin in `isOpen`: the earlier axis's values one after the other.
        private var starts: [[Int]]
        private var isOpen: [Bool]
        /// All pairs in order, and the first that may be open.
        private let all: [(axis: Int, value: Int, other: Int, otherValue: Int)]
        private var next = 0
        private var uses: [[Int]]

        init(sizes: [Int]) {
            self.sizes = sizes
            starts = sizes.map { _ in Array(repeating: 0, count: sizes.count) }
            uses = sizes.map { Array(repeating: 0, count: $0) }
            var all: [(axis: Int, value: Int, other: Int, otherValue: Int)] = []
            for axis in sizes.indices {
                for other in sizes.indices where other > axis {
                    starts[axis][other] = all.count
                    for value in 0..<sizes[axis] {
                        for otherValue in 0..<sizes[other] { all.append((axis, value, other, otherValue)) }
                    }
                }
            }
            self.all = all
            isOpen = Array(repeating: true, count: all.count)
        }

        private func place(_ axis: Int, _ value: Int, _ other: Int, _ otherValue: Int) -> Int {
            axis < other
                ? starts[axis][other] + value * sizes[other] + otherValue
                : starts[other][axis] + otherValue * sizes[axis] + value
        }

        /// A row with new pairs in it; nil where all of them have met.
        mutating func takeRow() -> [Int]? {
            while next < isOpen.count, !isOpen[next] { next += 1 }
            guard next < isOpen.count else { return nil }
            var row = Array(repeating: 0, count: sizes.count)
            var taken = [all[next].axis, all[next].other]
            row[all[next].axis] = all[next].value
            row[all[next].other] = all[next].otherValue
            for axis in sizes.indices where axis != all[next].axis && axis != all[next].other {
                row[axis] = best(axis, in: row, taken)
                taken.append(axis)
            }
            for axis in sizes.indices {
                uses[axis][row[axis]] += 1
                for other in sizes.indices where other > axis {
                    isOpen[place(axis, row[axis], other, row[other])] = false
                }
            }
            return row
        }

        /// The value of an axis that makes the most new pairs with those that a row has on other axes.
        private func best(_ axis: Int, in row: [Int], _ taken: [Int]) -> Int {
            var best = 0
            var most = -1
            for value in 0..<sizes[axis] {
                let new = taken.count { isOpen[place(axis, value, $0, row[$0])] }
                if new > most || (new == most && uses[axis][value] < uses[axis][best]) { (best, most) = (value, new) }
            }
            return best
        }
    }
}
