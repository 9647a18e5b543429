/// The table of knobs.
public enum Knobs {
    /// Every knob, in the order of the reference.
    public static let all: [Knob] = conference + webhooks + connection + rest + streams

    private static let conference =
        joining + starting + hearing + settings + leaving + recording + ending + attaching + events

    private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    /// The knob with this name.
    public static subscript(name: KnobName) -> Knob {
        guard let knob = byName[name] else { preconditionFailure("the table of knobs has no \(name.rawValue)") }
        return knob
    }

    /// The knob with this name in a profile.
    public static func named(_ name: String) -> Knob? { KnobName(rawValue: name).map { Knobs[$0] } }

    /// The name that was probably meant by one that no knob has; nil where nothing is near.
    public static func nearestName(to name: String) -> String? {
        Nearest.name(to: name, among: KnobName.allCases.map(\.rawValue))
    }
}
