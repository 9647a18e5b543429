/// Why a knob cannot be set to a value.
public enum KnobRefusal: Error, Sendable, Hashable {
    /// The simulator does not act on the knob yet.
    case knobNotYet(KnobName)
    /// The simulator does not act on this value of the knob yet.
    case valueNotYet(KnobName, String)
    /// The knob has no such value: what it may be, and what was probably meant.
    case noSuchValue(KnobName, allowed: [String], nearest: String?)
}

extension Profile {
    /// Sets a knob by one of its words; nil where that went well, else why not, and nothing has changed.
    public mutating func set(_ knob: KnobName, to value: String) -> KnobRefusal? {
        let entry = Knobs[knob]
        guard let setting = entry.setting else { return .knobNotYet(knob) }
        if setting.set(&self, value) { return nil }
        if case .words(_, let notYet) = entry.values, notYet.contains(value) { return .valueNotYet(knob, value) }
        if case .quantity(let kind) = entry.values {
            return .noSuchValue(knob, allowed: ["\(kind), such as \(entry.defaultValue)"], nearest: nil)
        }
        return .noSuchValue(knob, allowed: setting.words, nearest: Nearest.name(to: value, among: setting.words))
    }

    /// A knob's value; nil where the simulator does not act on the knob yet.
    public func value(of knob: KnobName) -> String? {
        Knobs[knob].setting?.get(self)
    }
}
