import Conferencing
import Planning
import Testing

/// A `wait` more changes nothing else of a plan, wherever it is put.
@Suite struct PlanEditsTests {
    private static let wait = TimeSpan.milliseconds(123)

    @Test func `a wait stands right ahead of a step, or right behind it, in blocks too`() {
        var inner = 0
        for plan in Shipped.plans {
            for step in plan.steps.indices {
                let label = plan.steps[step].label
                inner += plan.steps[step].depth > 0 ? 1 : 0
                let before = plan.waiting(Self.wait, before: step)
                #expect(before.steps[step + 1].label == label)
                #expect(before.outline() == plan.outline(waitingBefore: step), "\(plan.title): before \(label)")
                let after = plan.waiting(Self.wait, after: step)
                #expect(after.steps[step].label == label)
                #expect(after.outline() == plan.outline(waitingAfter: step), "\(plan.title): after \(label)")
            }
        }
        #expect(inner >= 30)
    }
}

extension Plan {
    /// The labels of all steps in the order in which they run, each block with its lists; a step more shows as `wait`.
    fileprivate func outline(waitingBefore before: Int? = nil, waitingAfter after: Int? = nil) -> String {
        var inner: Set<Int> = []
        for step in steps { if case .block(let block) = step.action { inner.formUnion(block.lists.joined()) } }
        func outline(_ places: [Int]) -> String {
            places.map { place in
                var text = steps[place].number == 0 ? "wait" : steps[place].label
                if case .block(let block) = steps[place].action {
                    text += "(" + block.lists.map(outline).joined(separator: " | ") + ")"
                }
                if place == before { text = "wait " + text }
                if place == after { text += " wait" }
                return text
            }.joined(separator: " ")
        }
        return outline(steps.indices.filter { !inner.contains($0) })
    }
}
