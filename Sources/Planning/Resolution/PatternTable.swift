import Scenarios

/// The patterns of a scenario: equal ones are read once, and all of them together have a bound.
struct PatternTable {
    private var known: [String: Pattern] = [:]
    private var statesLeft = 1_000_000

    /// Reads a pattern; nil where there is no room for it, and the pattern's own mistake where it is none.
    mutating func pattern(_ text: String) throws(PatternError) -> Pattern? {
        if let pattern = known[text] { return pattern }
        let pattern = try Pattern(text)
        guard pattern.stateCount <= statesLeft else { return nil }
        statesLeft -= pattern.stateCount
        known[text] = pattern
        return pattern
    }
}
