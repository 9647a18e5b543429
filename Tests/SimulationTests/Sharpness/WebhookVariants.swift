import BentServices
import Conferencing
import Planning
import Scenarios

/// Webhooks that differ from one in a single thing.
enum WebhookVariants {
    /// The webhook with other values of what an entry looks at, by its name in plans: `size`, `raw.Muted`, `http.method`.
    static func requests(of request: WebhookRequest, otherIn name: String) -> [WebhookRequest] {
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        switch (parts[0], parts.count) {
        case (EntryKey.http.rawValue, 2): return RequestKey(rawValue: parts[1]).map { [request.with($0)] } ?? []
        case (EntryKey.raw.rawValue, 2): return request.variants(of: parts[1])
        case (_, _): return request.variants(ofEventField: name)
        }
    }
}

extension WebhookRequest {
    /// Another value of how it was sent.
    fileprivate func with(_ key: RequestKey) -> WebhookRequest {
        var changed = self
        switch key {
        case .method: changed.method = method == "GET" ? "POST" : "GET"
        case .contentType: changed.contentType = "text/plain"
        }
        return changed
    }

    /// A field of the body with other values, without it, and with it where it was not there.
    fileprivate func variants(of field: String) -> [WebhookRequest] {
        guard let text = text(of: field) else {
            var changed = self
            changed.fields.append(Field(field, "x"))
            return [changed]
        }
        return others(than: text).map { with(field, $0) } + [without(field)]
    }

    /// Each change of a field of the body by which the body says something else of a field of the event.
    fileprivate func variants(ofEventField name: String) -> [WebhookRequest] {
        guard let field = EventFields.named(name, in: isOfStream ? .callStream : .conference) else { return [] }
        // What is not there, it says by having it.
        let missing = FormFields.recording.filter { $0.eventField == name }.map(\.name) + ["params.\(name)"]
        let added = missing.filter { !fields.map(\.name).contains($0) }.flatMap { variants(of: $0) }
        let changed = fields.flatMap { variants(of: $0.name) } + innerVariants
        return (changed + added).filter { $0.value(of: field) != value(of: field) }
    }

    /// Each change of what stands as JSON in a field of a query.
    private var innerVariants: [WebhookRequest] {
        inner.indices.flatMap { place in
            others(than: inner[place].text).map { text in
                var changed = self
                changed.inner[place].text = text
                return changed
            }
        }
    }

    private func others(than text: String) -> [String] {
        switch text {
        case "true": ["false"]
        case "false": ["true"]
        case _: Int(text).map { ["\($0 + 1)", "\($0 - 1)", "\($0 + 1000)"] } ?? ["somewhat else"]
        }
    }
}
