package import Conferencing

/// Which rules the engine keeps, so that it can be bent in them.
package enum EngineRules {
    /// Rules of the conference and of REST that cannot be bent in the engine, and why not.
    package static let exempt: [RuleID: String] = [
        .R2: "all calls of the engine come by RELAY",
        .R18: "no call is ever bridged: the reference has neither the parameters nor the events of calling.connect",
        .R47: "the engine never hears that a connection is lost: the sessions of RelayService do",
        .T12: "no request of REST is read here; regions get their other names where one is",
    ]

    /// Rules of the wires that are kept here.
    private static let ofWires: Set<RuleID> = [
        .W60, .W61, .W62, .W66, .W70, .W71, .W72, .W73, .S1, .S2, .S3, .S4, .S6, .S10, .S13, .S20, .S21, .S22,
        .S24,
    ]

    /// The rules that the engine keeps. The others of the wires are kept by the sessions, whose tests have peers that are wrong.
    package static let kept = Set(
        RuleID.allCases.filter { rule in
            switch rule.rawValue.first {
            case "R", "T": exempt[rule] == nil
            case _: ofWires.contains(rule)
            }
        }
    )
}
