package import Conferencing
package import JSONCodec

extension DialOptions.Device {
    /// The device's `params`: its addresses, by the names that its type has for them.
    package var params: JSONObject {
        var params: JSONObject = [:]
        let (fromName, toName) = kind == .phone ? ("from_number", "to_number") : ("from", "to")
        if let from { params.append(fromName, .string(from)) }
        params.append(toName, .string(to))
        if !headers.isEmpty {
            let headers = headers.map { JSONValue.object(["name": .string($0.name), "value": .string($0.value)]) }
            params.append("headers", .array(headers))
        }
        return params
    }

    /// Reads a device; nil where its type is unknown, its address is missing, or what it has is of another kind.
    package init?(_ json: JSONValue) {
        guard let kind = json["type"]?.stringValue.flatMap(DeviceKind.init), let params = json["params"]?.objectValue
        else { return nil }
        let (fromName, toName) = kind == .phone ? ("from_number", "to_number") : ("from", "to")
        guard let to = params[toName]?.stringValue, !to.isEmpty else { return nil }
        self.init(kind, to: to, from: params[fromName]?.stringValue)
        for header in params["headers"]?.arrayValue ?? [] {
            guard let name = header["name"]?.stringValue, let value = header["value"]?.stringValue else { return nil }
            headers.append(DialOptions.Header(name: name, value: value))
        }
        guard let timeout = params["timeout"] else { return }
        guard let seconds = timeout.numberValue?.int64, seconds > 0 else { return nil }
        timeoutSeconds = seconds
    }
}
