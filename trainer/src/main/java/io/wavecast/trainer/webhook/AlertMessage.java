package io.wavecast.trainer.webhook;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.Json;
import io.wavecast.core.wire.json.JsonFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a message of Alertmanager's webhook, version 4. Fields that are not needed are skipped. */
final class AlertMessage {
    private static final String VERSION = "4";
    static final int MAX_ALERTS = 1_000;

    private AlertMessage() {}

    /**
     * The alerts of a message.
     *
     * @throws UnreadableException if the bytes are no such message; the message says what was expected
     */
    static List<Alert> read(byte[] message) {
        return Json.read(message, parser -> {
            List<String> problems = new ArrayList<>();
            List<Alert> alerts = new ArrayList<>();
            var fields = new JsonFields(parser, problems);
            String[] version = {""};
            fields.object(field -> {
                switch (field) {
                    case "version" -> version[0] = fields.text();
                    case "alerts" -> fields.array(() -> alerts.add(alert(fields)));
                    default -> fields.skip();
                }
            });
            if (problems.isEmpty() && !version[0].equals(VERSION)) {
                problems.add("expected version " + VERSION + ", was '" + version[0] + "'");
            }
            if (alerts.size() > MAX_ALERTS) {
                problems.add("expected at most " + MAX_ALERTS + " alerts, was " + alerts.size());
            }
            if (!problems.isEmpty()) {
                throw BadRecord.BAD_REQUEST.because("expected a message of Alertmanager: " + Quote.all(problems));
            }
            return alerts;
        });
    }

    private static Alert alert(JsonFields fields) throws IOException {
        String[] texts = {"", "", "", ""}; // status, alertname, model, summary
        fields.object(field -> {
            switch (field) {
                case "status" -> texts[0] = fields.text();
                case "labels" ->
                    fields.object(label -> {
                        switch (label) {
                            case "alertname" -> texts[1] = fields.text();
                            case "model" -> texts[2] = fields.text();
                            default -> fields.skip();
                        }
                    });
                case "annotations" ->
                    fields.object(annotation -> {
                        if (annotation.equals("summary")) {
                            texts[3] = fields.text();
                        } else {
                            fields.skip();
                        }
                    });
                default -> fields.skip();
            }
        });
        return new Alert(texts[0].equals("firing"), texts[1], texts[2], texts[3]);
    }
}
