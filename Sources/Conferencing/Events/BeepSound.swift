/// A beep as it sounds in a conference. It is no event (R39): only who listens knows of it, and the simulator listens.
public struct BeepSound: Sendable, Hashable {
    /// Which way the one who caused it went.
    public enum Cause: String, Sendable, Hashable, CaseIterable {
        case enter, exit
    }

    /// Where it sounds.
    public var conference: ConferenceID
    /// Who entered or left.
    public var mover: CallID
    /// Which of the two.
    public var cause: Cause
    /// Who hears it, in join order (R37).
    public var heardBy: [CallID]
    /// The rules by which it sounds.
    public var because: Because

    /// Makes a beep.
    public init(
        conference: ConferenceID,
        mover: CallID,
        cause: Cause,
        heardBy: [CallID],
        because: Because = Because()
    ) {
        self.conference = conference
        self.mover = mover
        self.cause = cause
        self.heardBy = heardBy
        self.because = because
    }
}
