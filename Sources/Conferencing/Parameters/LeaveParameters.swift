/// The table of the options of `calling.leave_conference`.
///
/// The vendor's internal `async` is left out: the service accepts and ignores it.
public enum LeaveParameters {
    /// The options: there is one.
    public static let all: [Parameter] = [
        Parameter(
            "conference_id",
            .conference,
            isRequired: true,
            "The conference lifetime that the call leaves: the id in the join's reply and in every event. "
                + "A call that is not a member of exactly that one is refused.",
            rules: [.R6, .R43],
            source: "RA, SDKDOC",
            support: .simulated
        )
    ]

    /// The option with this name on the wire.
    public static func named(_ name: String) -> Parameter? { all.named(name) }
}
