package io.wavecast.demo.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The dashboards that Grafana loads. */
final class Dashboards {
    static final Path FOLDER = Path.of("..", "grafana", "dashboards");

    private Dashboards() {}

    static List<JsonNode> all() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                all.add(new ObjectMapper().readTree(file.toFile()));
            }
        }
        return all;
    }

    /** The panels of a dashboard, without its row headings. */
    static List<JsonNode> panels(JsonNode dashboard) {
        List<JsonNode> panels = new ArrayList<>();
        dashboard.get("panels").forEach(panel -> {
            if (!panel.get("type").asText().equals("row")) {
                panels.add(panel);
            }
        });
        return panels;
    }
}
