/// The rules by which the service did something: a reply's, an event's, a beep's.
///
/// At most four, in the order in which they were cited. Four bytes, for it rides along with every event there is. It is a
/// note on what was said and no part of it: two events that say the same are equal, whatever was cited for them, so that
/// one from the wire equals the simulator's. Compare ``rules`` to compare citations.
public struct Because: Sendable, Hashable {
    @usableFromInline var first: RuleID?
    @usableFromInline var second: RuleID?
    @usableFromInline var third: RuleID?
    @usableFromInline var fourth: RuleID?

    /// No rule is cited.
    @inlinable public init() {}

    /// Cites rules, in this order; no two are the same.
    @inlinable public init(_ first: RuleID, _ second: RuleID? = nil, _ third: RuleID? = nil, _ fourth: RuleID? = nil) {
        self.first = first
        self.second = second
        self.third = third
        self.fourth = fourth
    }

    /// The rules, in the order in which they were cited.
    public var rules: [RuleID] { [first, second, third, fourth].compactMap(\.self) }

    /// Whether no rule is cited.
    public var isEmpty: Bool { first == nil }

    /// Cites one rule more. One that is cited already is cited once; a fifth has no room and is left out.
    public mutating func add(_ rule: RuleID) {
        guard first != rule, second != rule, third != rule else { return }
        if first == nil {
            first = rule
        } else if second == nil {
            second = rule
        } else if third == nil {
            third = rule
        } else if fourth == nil {
            fourth = rule
        }
    }

    /// The same with one rule more.
    public static func + (because: Because, rule: RuleID) -> Because {
        var because = because
        because.add(rule)
        return because
    }

    /// Always: see above.
    @inlinable public static func == (_: Because, _: Because) -> Bool { true }

    /// Nothing, as all are equal.
    @inlinable public func hash(into _: inout Hasher) {}
}
