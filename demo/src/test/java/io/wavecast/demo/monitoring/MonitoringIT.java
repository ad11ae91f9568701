package io.wavecast.demo.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every expression of every dashboard and rule on a Prometheus that scrapes the running services. */
@Tag("once")
class MonitoringIT {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @Test
    void shouldHaveTheDashboardsOfTheirScript() throws Exception {
        Process script = new ProcessBuilder("python3", "grafana/dashboards.py", folder.toString())
                .directory(REPOSITORY.toFile())
                .inheritIO()
                .start();
        assertThat(script.waitFor()).isZero();
        try (Stream<Path> written = Files.list(folder)) {
            assertThat(written).hasSize(6).allSatisfy(file -> assertThat(file)
                    .hasSameTextualContentAs(
                            REPOSITORY.resolve("grafana/dashboards").resolve(file.getFileName())));
        }
    }

    @Test
    void shouldPassTheTestsOfTheRules() throws Exception {
        assumeProgram("promtool", "prometheus");

        assertThat(exitCode("prometheus", "promtool", "test", "rules", "rules_test.yml", "rules_slow_test.yml"))
                .isZero();
    }

    /** At 1 s, 1 min and 30 min. */
    @Test
    void shouldFireAndRestIfScrapesAreAsFarApartAsSamples() throws Exception {
        assumeProgram("promtool", "prometheus");

        assertThat(exitCode(".", "prometheus/test-rates", "--equal")).isZero();
    }

    /** At all combinations of these. */
    @Test
    @Tag("slow")
    void shouldFireAndRestAtEveryRate() throws Exception {
        assumeProgram("promtool", "prometheus");

        assertThat(exitCode(".", "prometheus/test-rates")).isZero();
    }

    @Test
    void shouldAcceptTheConfigurationsOfAlertmanager() throws Exception {
        assumeProgram("amtool", "prometheus-alertmanager");

        assertThat(exitCode(
                        "prometheus/alertmanager", "amtool", "check-config", "page.yml", "webhook.yml", "retrain.yml"))
                .isZero();
    }

    private static void assumeProgram(String program, String debianPackage) {
        assumeTrue(
                MonitoredServices.onPath(program),
                "there is no " + program + " on the path: Debian's package " + debianPackage + " has it");
    }

    /** Runs a command in a folder of the repository. */
    private static int exitCode(String folder, String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(REPOSITORY.resolve(folder).toFile())
                .inheritIO()
                .start()
                .waitFor();
    }

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerEveryExpressionOfDashboardsAndRules() throws Exception {
        var started = MonitoredServices.start(folder, REPOSITORY);
        assumeTrue(started.isPresent(), "there is no prometheus on the path: Debian's package has it");
        try (var services = started.orElseThrow()) {
            var expressions = expressions();
            assertThat(expressions).as("dashboards").hasSizeGreaterThan(70);
            try {
                await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(
                                unanswered(services, expressions))
                        .isEmpty());
            } catch (org.awaitility.core.ConditionTimeoutException e) {
                throw new AssertionError(
                        e.getMessage() + "\n" + services.log("serve") + services.log("train") + services.log("watch")
                                + services.log("produce"),
                        e);
            }
            // Rules over windows are evaluated once a minute.
            await().atMost(TIMEOUT)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(ruleFailures(services)).isEmpty());
            answerQuestions(services);
            // A scrape that fails, on a machine with much to do, takes its series away until the next one.
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(problemsDrawing(services)).isEmpty());
            assertThat(services.json(services.pageUrl() + "/list?search=eeg/").toString())
                    .as("the page of serve")
                    .contains("\"" + MonitoredServices.WATCHED + "\"");
            assertThat(services.prometheus("/api/v1/query?query=ALERTS%7Balertname%3D%22WavecastModelRejected%22%7D"))
                    .as("an unreadable model is sent every second")
                    .contains("\"alertstate\":\"firing\"");
            if (MonitoredServices.deliversAlerts()) {
                await().atMost(TIMEOUT).untilAsserted(() -> assertThat(services.log("alert-receiver"))
                        .contains("firing WavecastModelRejected A published model was refused (not-safetensors)"));
            } else {
                System.err.println(
                        "alerts are not delivered: there is no prometheus-alertmanager or python3 on the path");
            }
            assertThat(services.prometheus(
                            "/api/v1/query_exemplars?query=wavecast_visible_delay_seconds_bucket&start=0&end="
                                    + Instant.now().plusSeconds(60).getEpochSecond()))
                    .as("exemplars of single observations")
                    .contains("\"series\":\"eeg/");
        }
    }

    /** Each root selector finds rows, and each column a value in one of them, as the data source would look for them. */
    private static void answerQuestions(MonitoredServices services) throws IOException {
        var variables = Map.of("series", MonitoredServices.WATCHED, "channel", "0", "steps", "64", "prefix", "eeg/");
        var questions = Questions.all();
        assertThat(questions).isNotEmpty();
        questions.forEach(
                (place, question) -> await().atMost(TIMEOUT).ignoreExceptions().untilAsserted(() -> {
                    JsonNode answer = services.json(services.queriesUrl() + Questions.target(question, variables));
                    JsonNode rows = Questions.found(
                            answer, question.get("root_selector").asText());
                    assertThat(rows.isMissingNode()).as(place).isFalse();
                    if (question.get("root_selector").asText().equals("anomalies")) {
                        return; // none lasts, mostly
                    }
                    List<JsonNode> all = new ArrayList<>();
                    (rows.isArray() ? rows : List.of(rows)).forEach(all::add);
                    for (JsonNode column : question.get("columns")) {
                        String selector = column.get("selector").asText();
                        boolean text = column.get("type").asText().equals("string");
                        if (!selector.startsWith("anomaly.")) {
                            assertThat(all)
                                    .as(place + ": " + selector)
                                    .anyMatch(row -> text
                                            ? Questions.found(row, selector).isTextual()
                                            : Questions.found(row, selector).isNumber());
                        }
                    }
                }));
    }

    /** The problems that Grafana's own components report of the dashboards; empty if they are not installed (see grafana/check/run). */
    private String problemsDrawing(MonitoredServices services) throws IOException, InterruptedException {
        Path check = REPOSITORY.resolve("grafana/check");
        if (!MonitoredServices.onPath("chromium")) {
            System.err.println("dashboards are not drawn: there is no chromium on the path");
            return "";
        }
        if (!Files.exists(check.resolve("node_modules"))) {
            System.err.println(
                    "dashboards are not drawn: grafana/check has no node_modules; 'npm ci' there brings them");
            return "";
        }
        Process drawing = new ProcessBuilder(
                        check.resolve("run").toString(),
                        "--prometheus=" + services.prometheusUrl(),
                        "--queries=" + services.queriesUrl(),
                        "--minutes=2",
                        "--strict",
                        "--out=" + folder.resolve("pictures"))
                .redirectErrorStream(true)
                .start();
        String output = new String(drawing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return drawing.waitFor() == 0 ? "" : output;
    }

    /** The expressions by the place that uses them. */
    private static Map<String, String> expressions() throws IOException {
        var expressions = new TreeMap<String, String>();
        for (JsonNode dashboard : Dashboards.all()) {
            String title = dashboard.get("title").asText();
            for (JsonNode panel : dashboard.get("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    if (!target.has("expr")) {
                        continue; // a question to the queries
                    }
                    String place = title + ": " + panel.get("title").asText() + " (" + panel.get("id") + "), "
                            + target.get("refId").asText();
                    String watched = target.get("expr")
                            .asText()
                            .replace("$series", MonitoredServices.WATCHED)
                            .replace("$channel", "0");
                    assertThat(expressions.put(place, watched))
                            .as("%s comes twice", place)
                            .isNull();
                }
            }
            for (JsonNode annotation : dashboard.at("/annotations/list")) {
                if (!annotation.at("/target").has("expr")) {
                    continue;
                }
                String name = annotation.get("name").asText();
                String expression = annotation.at("/target/expr").asText();
                // No version steps down here, and no test ends, so only the part without the condition has a value.
                expressions.put(
                        title + ": annotation " + name,
                        List.of("Step-downs", "Decisions").contains(name)
                                ? expression.replaceFirst(" > 0$", "")
                                : expression);
            }
            for (JsonNode variable : dashboard.at("/templating/list")) {
                String query = variable.at("/query/query").asText();
                if (!query.isEmpty()) {
                    expressions.put(
                            title + ": variable " + query, query.replaceFirst("label_values\\((.*), \\w+\\)", "$1"));
                }
            }
        }
        return expressions;
    }

    /** Runs the expressions without a value so far: some have one only for half a minute after an event. An error is final. */
    private static Map<String, String> unanswered(MonitoredServices services, Map<String, String> expressions)
            throws IOException, InterruptedException {
        for (var left = expressions.entrySet().iterator(); left.hasNext(); ) {
            var entry = left.next();
            String expression = entry.getValue()
                    .replace("$__rate_interval", "30s")
                    .replace("$__range", "2m")
                    .replaceAll("\\$(instance|model|version)", ".*");
            JsonNode answer = JSON.readTree(services.prometheus(
                    "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)));
            if (!answer.path("status").asText().equals("success")) {
                throw new IllegalStateException(
                        entry.getKey() + ": " + answer.path("error").asText() + ": " + expression);
            }
            if (hasValue(answer)) {
                left.remove();
            }
        }
        return expressions;
    }

    private static boolean hasValue(JsonNode answer) {
        for (JsonNode series : answer.at("/data/result")) {
            if (!series.at("/value/1").asText().equals("NaN")) {
                return true;
            }
        }
        return false;
    }

    private static List<String> ruleFailures(MonitoredServices services) throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>();
        JsonNode groups = JSON.readTree(services.prometheus("/api/v1/rules")).at("/data/groups");
        assertThat(groups).hasSize(3);
        for (JsonNode group : groups) {
            for (JsonNode rule : group.get("rules")) {
                String name = rule.get("name").asText();
                if (!rule.get("health").asText().equals("ok")) {
                    problems.add(name + ": " + rule.path("lastError").asText());
                } else if (rule.get("type").asText().equals("recording")
                        && !name.equals("wavecast:targets:slow") // none is, at a scrape every second
                        && !hasValue(JSON.readTree(services.prometheus("/api/v1/query?query=" + name)))) {
                    problems.add(name + ": empty");
                }
            }
        }
        return problems;
    }
}
