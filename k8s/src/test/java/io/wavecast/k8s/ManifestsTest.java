package io.wavecast.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production", "gpu"})
    void shouldAcceptEveryOverlay(String overlay) throws Exception {
        List<Manifest> objects = Manifest.read(kustomized("overlays/" + overlay));

        assertThat(objects).hasSizeGreaterThan(8);
        assertThat(new OverlayReview(objects, images()).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "containerPort: 9464 | containerPort: 9470 | expected a port of its pods, was 9464",
                "path: /health/ready | path: /healthz | readinessProbe: expected a path among [/health/live,"
                        + " /health/ready, /metrics], was /healthz",
                "WAVECAST_THREADS | WAVECAST_THREAD | unknown setting WAVECAST_THREAD",
                "WAVECAST_BOOTSTRAP: | WAVECAST_BROKERS: | unknown setting WAVECAST_BROKERS",
                "image: wavecast/streams-app:0.1.0 | image: wavecast/streams-app:latest | expected an image among",
                "readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | readOnlyRootFilesystem",
                "runAsNonRoot: true | runAsNonRoot: false | runs as a user other than root",
                "terminationGracePeriodSeconds: 60 | terminationGraceSeconds: 60 | terminationGraceSeconds",
                "maxReplicaCount: 24 | maxReplicaCount: 30 | expected the number of partitions, 24, was 30",
                "authentication: | authentification: | unknown fields [authentification]",
                "scrapeClassicHistograms: | scrapeClassicHistogramms: | unknown fields [scrapeClassicHistogramms]",
                "terminationGracePeriodSeconds: 60 | terminationGracePeriodSeconds: 30 | expected a grace period of"
                        + " more than 30 s",
                "cpu: \"1\" | cpu: \"2\" | expected a request of one CPU for each of 1 threads, was 2",
                "- --exit-zero-if-kept | - --force | expected --exit-zero-if-kept",
                "lagThreshold: | lagTreshold: | unknown field metadata.lagTreshold",
                "stabilizationWindowSeconds: | stabilisationWindowSeconds: | stabilisationWindowSeconds",
            })
    void shouldReportAMistake(String valid, String invalid, String problem) throws Exception {
        String yaml = kustomized("overlays/production");
        assertThat(yaml).contains(valid);

        List<String> problems = new OverlayReview(Manifest.read(yaml.replace(valid, invalid)), images()).problems();

        assertThat(problems).anyMatch(message -> message.contains(problem));
    }

    @Test
    void shouldGenerateTheOperatorsRulesFromThoseOfPrometheus() throws Exception {
        Path written = folder.resolve("rules.yaml");
        Process script = new ProcessBuilder("monitoring/rules", written.toString())
                .directory(REPOSITORY.resolve("k8s").toFile())
                .inheritIO()
                .start();
        assertThat(script.waitFor()).isZero();

        assertThat(written).hasSameTextualContentAs(REPOSITORY.resolve("k8s/monitoring/rules.yaml"));
    }

    /** The images of the compose files. */
    private static Set<String> images() throws Exception {
        Set<String> images = new HashSet<>();
        for (String file : List.of("docker-compose.yml", "docker-compose.cuda.yml")) {
            Map<String, Object> services = Manifest.map(Manifest.read(Files.readString(REPOSITORY.resolve(file)))
                    .get(0)
                    .at("services")
                    .orElseThrow());
            services.values()
                    .forEach(service -> Manifest.in(service, "image").ifPresent(image -> images.add((String) image)));
        }
        return images;
    }

    private static String kustomized(String overlay) throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
        assumeTrue(installed, "kubectl is not on the path");
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", overlay)
                .directory(REPOSITORY.resolve("k8s").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).isZero();
        return yaml;
    }
}
