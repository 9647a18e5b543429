import Scenarios

/// The patterns of a scenario: equal ones are read once, and all of them together have a bound.
struct PatternTable {
    /// By their bytes: `String` takes an accented letter and its parts for one text, and a pattern does not.
    private var known: [[UInt8]: Pattern] = [:]
    private var statesLeft = 1_000_000

    /// Reads a pattern; nil where there is no room for it, and the pattern's own mistake where it is none.
    mutating func pattern(_ text: String) throws(PatternError) -> Pattern? {
        let key = Array(text.utf8)
        if let pattern = known[key] { return pattern }
        let pattern = try Pattern(text)
        guard pattern.stateCount <= statesLeft else { return nil }
        statesLeft -= pattern.stateCount
        known[key] = pattern
        return pattern
    }
}
