public import YAMLSource

/// The steps that stand within a step.
public indirect enum StepBody: Sendable {
    /// `parallel`: lists of steps that run side by side.
    case parallel([Branch])
    /// `repeat: { times, steps }`: so many rounds.
    case rounds(Int, [Step])
    /// `repeat: { until, max, steps }`: rounds until conditions hold, at most so many; the mapping of the conditions.
    case roundsUntil(YAMLNode, most: Int, [Step])
    /// `for_each` and `use`: lists of steps, one after the other, in each of which everything static is filled in.
    case inOrder([Stretch])

    /// One branch of a `parallel`.
    public struct Branch: Sendable {
        /// Its name.
        public var name: Located<String>
        /// What happens in it, in order.
        public var steps: [Step]

        /// Makes a branch.
        public init(name: Located<String>, steps: [Step]) {
            self.name = name
            self.steps = steps
        }
    }

    /// A list of steps with what tells it from others of the same text: the item of a `for_each`, the name of a fragment.
    public struct Stretch: Sendable {
        /// What reports call it.
        public var label: String
        /// What happens in it, in order.
        public var steps: [Step]
        /// The captures that are known outside; nil where all are.
        public var exports: [Located<String>]?

        /// Makes a stretch.
        public init(label: String, steps: [Step], exports: [Located<String>]? = nil) {
            self.label = label
            self.steps = steps
            self.exports = exports
        }
    }

    /// All lists of steps in it, in order.
    public var lists: [[Step]] {
        switch self {
        case .parallel(let branches): branches.map(\.steps)
        case .rounds(_, let steps), .roundsUntil(_, _, let steps): [steps]
        case .inOrder(let stretches): stretches.map(\.steps)
        }
    }
}
