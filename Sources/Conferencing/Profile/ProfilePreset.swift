/// A profile that has a name, for a front door as it is documented.
public enum ProfilePreset: String, Sendable, Hashable, CaseIterable {
    /// RELAY: every knob has its default.
    case relay
    /// The compatibility front door.
    case cxml

    /// Its knobs.
    public var profile: Profile {
        switch self {
        case .relay: .relay
        case .cxml: .cxml
        }
    }
}
