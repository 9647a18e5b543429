/// The texts that the wire has for what a webhook speaks of.
public struct WebhookNames {
    /// `project_id`, `AccountSid`
    public var project: (ProjectID) -> String
    /// `event_channel`: opaque.
    public var channel: String
    /// `space_id`
    public var space: String
    /// `node_id`
    public var node: String
    /// A call's id.
    public var call: (CallID) -> String
    /// A conference lifetime's id.
    public var conference: (ConferenceID) -> String
    /// A stream's id.
    public var stream: (StreamID) -> String
    /// A tag's text.
    public var tag: (CallTag) -> String
    /// From which number or address a call was dialled, and to which; nil where that is not known.
    public var addresses: (CallTag) -> (from: String?, to: String)?
    /// A moment in seconds of Unix time.
    public var unixSeconds: (Instant) -> Double

    /// Makes the names.
    public init(
        project: @escaping (ProjectID) -> String,
        channel: String,
        space: String,
        node: String,
        call: @escaping (CallID) -> String,
        conference: @escaping (ConferenceID) -> String,
        stream: @escaping (StreamID) -> String = { String($0.index) },
        tag: @escaping (CallTag) -> String,
        addresses: @escaping (CallTag) -> (from: String?, to: String)?,
        unixSeconds: @escaping (Instant) -> Double
    ) {
        self.project = project
        self.channel = channel
        self.space = space
        self.node = node
        self.call = call
        self.conference = conference
        self.stream = stream
        self.tag = tag
        self.addresses = addresses
        self.unixSeconds = unixSeconds
    }

    /// The names of a simulated case: all made of its seed.
    public init(_ identifiers: WireIdentifiers, dials: @escaping (CallTag) -> DialOptions?) {
        self.init(
            project: { identifiers.text(of: $0) },
            channel: "sim:" + identifiers.text(of: ProjectID(0)),
            space: identifiers.space,
            node: identifiers.node,
            call: { identifiers.text(of: $0) },
            conference: { identifiers.text(of: $0) },
            stream: { identifiers.text(of: $0) },
            tag: { dials($0)?.tagText ?? String($0.index) },
            addresses: { dials($0).map { ($0.from, $0.to) } },
            unixSeconds: { Double(VirtualEpoch.unixSeconds) + Double($0.nanoseconds) / 1_000_000_000 }
        )
    }

    /// A value as a form has it.
    func text(_ value: FieldValue) -> String {
        switch value {
        case .boolean(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .text(let text): text
        case .call(let call): self.call(call)
        case .calls(let calls): calls.map(call).joined(separator: " ")
        case .conference(let conference): self.conference(conference)
        case .stream(let stream): self.stream(stream)
        case .tag(let tag): self.tag(tag)
        case .instant(let instant): MailDate.text(unixSeconds: Int64(unixSeconds(instant).rounded(.down)))
        case .object(let members): members.map { text($0.value) }.joined(separator: " ")
        }
    }
}
