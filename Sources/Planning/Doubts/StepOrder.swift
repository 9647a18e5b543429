/// Which steps of a list may come before which others.
struct StepOrder {
    /// Where a step stands: in which block and which of its lists, and where in that.
    private struct Spot {
        var block: Int?
        var list: Int
        var place: Int
    }

    private let steps: [PlannedStep]
    private var spots: [Int: Spot] = [:]

    /// Looks through a list in which those within a block stand behind it.
    init(_ steps: [PlannedStep]) {
        self.steps = steps
        for (index, step) in steps.enumerated() {
            guard case .block(let block) = step.action else { continue }
            for (list, inner) in block.lists.enumerated() {
                for (place, step) in inner.enumerated() { spots[step] = Spot(block: index, list: list, place: place) }
            }
        }
        // What lies within nothing has the order of the list.
        for index in steps.indices where spots[index] == nil { spots[index] = Spot(block: nil, list: 0, place: index) }
    }

    /// Whether the first step may have run when the second one does. What cannot be told may.
    func mayPrecede(_ first: Int, _ second: Int) -> Bool {
        for (earlier, later) in zip(way(to: first), way(to: second)) {
            guard earlier.list == later.list else {
                guard let block = earlier.block, case .block(.inOrder) = steps[block].action else { return true }
                return earlier.list < later.list
            }
            if let block = earlier.block, case .block(let rounds) = steps[block].action {
                switch rounds {
                // What comes later in a round has come before in the one after it.
                case .rounds, .roundsUntil: return true
                case .parallel, .inOrder: break
                }
            }
            guard earlier.place == later.place else { return earlier.place < later.place }
        }
        return first < second
    }

    /// The spots of the blocks around a step, outermost first, and its own.
    private func way(to step: Int) -> [Spot] {
        var way: [Spot] = []
        var next: Int? = step
        while let step = next, let spot = spots[step] {
            way.append(spot)
            next = spot.block
        }
        return way.reversed()
    }
}
