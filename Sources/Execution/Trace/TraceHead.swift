import Conferencing
import JSONCodec
import Planning

/// The first line of a case in a trace: which case it is, and under what it was run.
public struct TraceHead: Sendable {
    /// The case's title.
    public var title: String
    /// The scenario's file, below the suite's root.
    public var file: String
    /// Under what it was run.
    public var conditions: CaseConditions
    /// Why it was skipped, where it was.
    public var skipped: String?
    /// The texts that a service had for calls and lifetimes, by their numbers.
    var calls: [String]
    var conferences: [String]

    /// Reads a head; nil for what is none.
    ///
    /// - Throws: `TraceMistake` where it lacks what a replay must know.
    init?(_ json: JSONValue) throws(TraceMistake) {
        guard let version = json["muster_trace"] else { return nil }
        guard version.intValue == TraceWriter.version else {
            throw TraceMistake(
                "it is of version \(version.text) of the format, and this program has \(TraceWriter.version)"
            )
        }
        title = try json.string("case")
        file = try json.string("file")
        skipped = json["skipped"]?.stringValue
        var capabilities = Capabilities(
            transport: try json.string("transport"),
            listsConferences: false,
            observesHearing: false,
            receivesWebhooks: false,
            isSimulated: false,
            isAlone: false
        )
        let can = try json.strings("can")
        for ability in TraceWriter.abilities { capabilities[keyPath: ability.path] = can.contains(ability.name) }
        guard let seed = UInt64(try json.string("seed")), let runSeed = UInt64(try json.string("run_seed")) else {
            throw TraceMistake("its seeds are no numbers")
        }
        var settings = Executor.Settings(
            seed: seed,
            runSeed: runSeed,
            patience: 1,
            capabilities: capabilities
        )
        if let patience = json["patience"] {
            guard let times = patience.intValue, (1...1000).contains(times) else {
                throw TraceMistake("its patience is no number from 1 to 1000")
            }
            settings.patience = Int64(times)
        }
        if json["timeout"] != nil {
            guard case .success(let span) = TimeSpan.parse(try json.string("timeout")), span > .zero else {
                throw TraceMistake("its timeout is no duration")
            }
            settings.timeout = span
        }
        if let webhooks = json["webhooks"] {
            var addresses = WebhookAddresses(
                conference: try webhooks.string("conference"),
                recording: try webhooks.string("recording")
            )
            addresses.streamStatus = try webhooks.string("stream_status")
            addresses.stream = try webhooks.string("stream")
            settings.webhooks = addresses
        }
        settings.learnsIdentifiers = json["calls"] != nil
        calls = settings.learnsIdentifiers ? try json.strings("calls") : []
        conferences = settings.learnsIdentifiers ? try json.strings("conferences") : []
        conditions = CaseConditions(settings)
    }
}

/// What is wrong with a trace, or with a line of it.
public struct TraceMistake: Error, Hashable {
    /// It, in words.
    public var why: String

    init(_ why: String) { self.why = why }
}

extension JSONValue {
    /// The text under a name.
    func string(_ name: String) throws(TraceMistake) -> String {
        guard let text = self[name]?.stringValue else { throw TraceMistake("it has no text '\(name)'") }
        return text
    }

    /// The texts under a name.
    func strings(_ name: String) throws(TraceMistake) -> [String] {
        guard let list = self[name]?.arrayValue else { throw TraceMistake("it has no list '\(name)'") }
        let texts = list.compactMap(\.stringValue)
        guard texts.count == list.count else { throw TraceMistake("there is something else than a text in '\(name)'") }
        return texts
    }

    /// The number under a name, as far as it is one of so many bits.
    func integer<Number: FixedWidthInteger>(_ name: String, as _: Number.Type) throws(TraceMistake) -> Number {
        guard let number = self[name]?.intValue.flatMap({ Number(exactly: $0) }) else {
            throw TraceMistake("it has no whole number '\(name)' that could be one")
        }
        return number
    }

    /// The word under a name, of those that there are.
    func word<Word: RawRepresentable<String>>(_ name: String, as _: Word.Type) throws(TraceMistake) -> Word {
        let text = try string(name)
        guard let word = Word(rawValue: text) else { throw TraceMistake("'\(text)' is no \(name) that there is") }
        return word
    }

    /// Likewise, where there may be none.
    func wordIfAny<Word: RawRepresentable<String>>(_ name: String, as _: Word.Type) throws(TraceMistake) -> Word? {
        self[name] == nil ? nil : try word(name, as: Word.self)
    }

    /// Seconds under a name as nanoseconds, as far as they can be a moment.
    func nanoseconds(_ name: String, since origin: Int64 = 0) throws(TraceMistake) -> Int64 {
        guard let seconds = self[name]?.doubleValue, (seconds - Double(origin)).magnitude < 9e9 else {
            throw TraceMistake("it has no time '\(name)' that could be one")
        }
        return Int64(((seconds - Double(origin)) * 1e9).rounded())
    }
}
