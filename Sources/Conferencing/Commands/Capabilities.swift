/// What a transport can do and observe; what it cannot is skipped or reported as `unobserved`, never passed.
public struct Capabilities: Sendable, Hashable {
    /// The transport's name, as `when` and reports say it.
    public var transport: String
    /// Whether the service can be asked who is in a conference.
    public var listsConferences: Bool
    /// Whether it can be told who hears whom.
    public var observesHearing: Bool
    /// Whether the service is simulated, by the rules and the profile: a real one may have what is assumed otherwise.
    public var isSimulated: Bool
    /// Whether nobody else is on the service, so that a run hears of every call that there is.
    public var isAlone: Bool

    /// Whether webhooks have somewhere to go, and come to the run.
    public var receivesWebhooks: Bool
    /// Whether streams have an endpoint to go to, and what it receives comes to the run.
    public var receivesStreams = false
    /// Whether somebody listens who tells of beeps (R39).
    public var hearsBeeps = false

    /// Makes a set of capabilities.
    public init(
        transport: String,
        listsConferences: Bool,
        observesHearing: Bool,
        receivesWebhooks: Bool,
        isSimulated: Bool,
        isAlone: Bool
    ) {
        self.transport = transport
        self.listsConferences = listsConferences
        self.observesHearing = observesHearing
        self.receivesWebhooks = receivesWebhooks
        self.isSimulated = isSimulated
        self.isAlone = isAlone
    }

    /// The simulator sees all.
    public static let simulator: Capabilities = {
        var all = Capabilities(
            transport: "sim",
            listsConferences: true,
            observesHearing: true,
            receivesWebhooks: true,
            isSimulated: true,
            isAlone: true
        )
        all.receivesStreams = true
        all.hearsBeeps = true
        return all
    }()
}
