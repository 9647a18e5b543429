/// The addresses that a scenario gives its webhooks, where requests to them are received.
public struct WebhookAddresses: Sendable, Hashable {
    /// `$(webhook.url)`
    public var conference: String
    /// `$(stream_webhook.url)`
    public var streamStatus = "https://webhooks.example/stream"
    /// `$(stream.url)`
    public var stream = "wss://streams.example/audio"
    /// `$(recording_webhook.url)`
    public var recording: String

    /// Makes the addresses.
    public init(conference: String, recording: String) {
        self.conference = conference
        self.recording = recording
    }

    /// Made up for the simulator, which opens no socket: nobody else can have them.
    public static let simulated = WebhookAddresses(
        conference: "https://webhooks.example/conference",
        recording: "https://webhooks.example/recording"
    )

    /// Whether a request to an address is one to that of `$(webhook.url)`, to which a query or a path may have been added.
    public func isOfConference(_ url: String) -> Bool { WebhookAddresses.leads(url, to: conference) }

    /// Likewise for `$(recording_webhook.url)`.
    public func isOfRecording(_ url: String) -> Bool { WebhookAddresses.leads(url, to: recording) }

    /// Likewise for `$(stream_webhook.url)`.
    public func isOfStreamStatus(_ url: String) -> Bool { WebhookAddresses.leads(url, to: streamStatus) }

    /// Likewise for `$(stream.url)`.
    public func isOfStream(_ url: String) -> Bool { WebhookAddresses.leads(url, to: stream) }

    private static func leads(_ url: String, to address: String) -> Bool {
        guard url.utf8.starts(with: address.utf8) else { return false }
        let next = url.utf8.dropFirst(address.utf8.count).first
        return next.map { [UInt8(ascii: "?"), UInt8(ascii: "/"), UInt8(ascii: "#")].contains($0) } ?? true
    }
}
