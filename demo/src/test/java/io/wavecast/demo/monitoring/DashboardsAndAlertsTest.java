package io.wavecast.demo.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks dashboards and rules without running them. */
class DashboardsAndAlertsTest {
    private static final Path RULES = Path.of("..", "prometheus", "rules.yml");
    private static final Path RULES_TEST = Path.of("..", "prometheus", "rules_test.yml");
    private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");
    private static final Path METRICS = Path.of("..", "docs", "metrics.md");

    @Test
    void shouldDescribeEveryPanelWithItsUnit() throws Exception {
        for (JsonNode dashboard : Dashboards.all()) {
            assertThat(Dashboards.panels(dashboard)).isNotEmpty().allSatisfy(panel -> {
                assertThat(panel.get("title").asText()).isNotBlank();
                assertThat(panel.get("description").asText())
                        .as(panel.get("title").asText())
                        .hasSizeGreaterThan(4);
                assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                        .as(panel.get("title").asText())
                        .isNotBlank();
                assertThat(panel.get("targets")).as(panel.get("title").asText()).isNotEmpty();
            });
        }
    }

    @Test
    void shouldLinkDashboardsAndMarkSwaps() throws Exception {
        for (JsonNode dashboard : Dashboards.all()) {
            assertThat(dashboard.get("links").findValuesAsText("type")).contains("dashboards");
            assertThat(dashboard.at("/annotations/list").findValuesAsText("name"))
                    .contains("Alerts")
                    .containsAnyOf("Swaps", "Versions");
            assertThat(dashboard.at("/templating/list").findValuesAsText("name"))
                    .contains("datasource", "instance");
        }
    }

    @Test
    void shouldQueryOnlyDocumentedMetrics() throws Exception {
        Set<String> documented = words(METRICS, "`(wavecast_\\w+)`");
        Set<String> queried = words(RULES, "\\b(wavecast_\\w+)\\b");
        for (JsonNode dashboard : Dashboards.all()) {
            queried.addAll(words(dashboard.toString(), "\\b(wavecast_\\w+)\\b"));
        }
        Set<String> unknown = new TreeSet<>();
        for (String name : queried) {
            if (!documented.contains(name) && !documented.contains(name.replaceFirst("_(bucket|sum|count)$", ""))) {
                unknown.add(name);
            }
        }
        assertThat(queried).hasSizeGreaterThan(30);
        assertThat(unknown).isEmpty();
    }

    @Test
    void shouldTestAndDocumentEveryAlert() throws Exception {
        Set<String> alerts = words(RULES, "- alert: (\\w+)");
        assertThat(alerts).hasSizeGreaterThan(8);

        assertThat(words(RULES_TEST, "alertname: (\\w+)\\n\\s+eval_time: \\w+\\n\\s+exp_alerts:\\n\\s+- exp_labels"))
                .as("tests in which it fires")
                .isEqualTo(alerts);
        assertThat(words(OPERATIONS, "### (Wavecast\\w+)\\n[^#\\n]{40,}"))
                .as("headings with a paragraph")
                .isEqualTo(alerts);
        String home = words(Path.of("..", "pom.xml"), "<project.home>([^<]+)</project.home>")
                .iterator()
                .next();
        assertThat(words(RULES, "runbook_url: " + Pattern.quote(home + "/docs/operations.md#") + "(\\w+)"))
                .isEqualTo(words(String.join("\n", alerts).toLowerCase(Locale.ROOT), "(\\w+)"));
    }

    private static Set<String> words(Path file, String pattern) throws IOException {
        return words(Files.readString(file), pattern);
    }

    /** The texts of the pattern's first group. */
    private static Set<String> words(String text, String pattern) {
        Set<String> words = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }
}
