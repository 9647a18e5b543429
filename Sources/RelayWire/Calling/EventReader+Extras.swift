import Conferencing
import JSONCodec

extension EventReader {
    /// What only few events of a conference bear; nil where it is there and cannot be read.
    static func extras(_ params: JSONObject, of status: ConferenceStatus) -> EventExtras? {
        var extras = EventExtras()
        let names = ["recording_url", "recording_duration", "recording_file_size"]
        if names.contains(where: { params[$0] != nil }) {
            // C32: the three come together.
            guard let url = params["recording_url"]?.stringValue,
                let seconds = params["recording_duration"]?.intValue,
                let bytes = params["recording_file_size"]?.intValue
            else { return nil }
            extras.recording = RecordingFacts(url: url, durationSeconds: Int64(seconds), sizeBytes: Int64(bytes))
        }
        if let url = params["announce_url"] {
            guard let text = url.stringValue else { return nil }
            extras.announceURL = text
        }
        if status == .participantCallQuality {
            var values: [String: String] = [:]
            for field in EventFields.qualityFields { values[field.name] = params[field.name]?.stringValue }
            extras.quality = CallQuality(values)
        }
        return extras
    }
}
