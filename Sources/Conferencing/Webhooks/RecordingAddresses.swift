/// Where the recordings of one project can be fetched: the texts of their ids and addresses (R57).
///
/// A conference lifetime has one recording at most (R53), so its number stands for the recording's as well.
public struct RecordingAddresses: Sendable, Hashable {
    /// The scheme and host: `https://space.example`.
    private let host: String
    /// The project's id, as paths have it.
    private let account: String
    private let seed: UInt64

    /// The addresses of a project on a host. Ids are made of the seed alone.
    public init(host: String, account: String, seed: UInt64) {
        self.host = host
        self.account = account
        self.seed = seed
    }

    /// The addresses of a simulated case: the project's id is that of the case's other ids.
    public init(seed: UInt64) {
        let identifiers = WireIdentifiers(seed: seed)
        self.init(host: "https://space.example", account: identifiers.text(of: ProjectID(0)), seed: seed)
    }

    /// `RecordingSid`: the id of the recording of a conference lifetime, shaped like every other.
    public func id(of conference: ConferenceID) -> String {
        WireIdentifiers.uuid(seed: Mixer.combine(seed, Mixer.hash("recordings")), conference.index)
    }

    /// `recording_url` (`recording_url_shape`).
    public func url(of conference: ConferenceID, _ shape: RecordingURLShape) -> String {
        switch shape {
        case .laml: "\(host)/api/laml/2010-04-01/Accounts/\(account)/Recordings/\(id(of: conference))"
        case .apiV1: "\(host)/api/v1/recordings/\(id(of: conference))/download"
        }
    }
}
