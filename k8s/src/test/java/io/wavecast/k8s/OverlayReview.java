package io.wavecast.k8s;

import io.wavecast.cli.ServiceSettings;
import io.wavecast.cli.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that the objects of an overlay fit together, and fit the services. */
final class OverlayReview {
    private static final Set<String> PATHS = Set.of("/health/live", "/health/ready", "/metrics");
    /** StreamsRuntime's time-out to commit and close. The pod's grace period must be longer. */
    private static final int CLOSING_SECONDS = 30;

    private static final Set<String> OTHER_VARIABLES = Set.of("POD_NAME");

    private final List<Manifest> objects;
    private final Set<String> images;
    private final List<String> problems = new ArrayList<>();

    /**
     * Creates a review.
     *
     * @param objects objects of the overlay
     * @param images expected images, with their versions
     */
    OverlayReview(List<Manifest> objects, Set<String> images) {
        this.objects = objects;
        this.images = images;
    }

    List<String> problems() {
        for (Manifest object : objects) {
            Schemas.problems(object).forEach(problem -> report(object, problem));
            object.containers().forEach(container -> container(object, container));
            object.pod().ifPresent(pod -> pod(object, pod));
            switch (object.kind()) {
                case "Service" -> service(object);
                case "ServiceMonitor" -> monitor(object);
                case "NetworkPolicy" -> policy(object);
                case "PodDisruptionBudget" -> selectedBy(object, object.at("spec", "selector", "matchLabels"));
                case "ScaledObject" -> scaled(object);
                case "ConfigMap" ->
                    object.at("data")
                            .ifPresent(
                                    data -> variables(object, Manifest.map(data).keySet()));
                default -> {}
            }
        }
        return problems;
    }

    private void report(Manifest object, String problem) {
        problems.add(object + ": " + problem);
    }

    private void variables(Manifest object, Set<String> names) {
        Set<String> settings = new TreeSet<>(OTHER_VARIABLES);
        ServiceSettings.allOptions().forEach(option -> settings.add(Settings.variable(option)));
        settings.add("WAVECAST_LOG_FORMAT");
        settings.add("WAVECAST_LOG_LEVEL");
        names.stream()
                .filter(name -> name.startsWith("WAVECAST_") && !settings.contains(name))
                .forEach(name -> report(object, "unknown setting " + name));
    }

    private void pod(Manifest object, Object pod) {
        Optional<Object> security = Manifest.in(pod, "spec", "securityContext");
        expect(object, "runs as a user other than root", security, true, "runAsNonRoot");
        expect(object, "has the default seccomp profile", security, "RuntimeDefault", "seccompProfile", "type");
        if (!Manifest.in(pod, "spec", "automountServiceAccountToken").equals(Optional.of(false))) {
            report(object, "expected automountServiceAccountToken: false");
        }
        grace(object, pod);
        Set<Object> volumes = Manifest.list(Manifest.in(pod, "spec", "volumes")).stream()
                .map(volume -> volume.get("name"))
                .collect(Collectors.toSet());
        Manifest.list(object.at("spec", "volumeClaimTemplates"))
                .forEach(claim ->
                        volumes.add(Manifest.in(claim, "metadata", "name").orElseThrow()));
        for (Map<String, Object> container : object.containers()) {
            for (Map<String, Object> mount : Manifest.list(Manifest.in(container, "volumeMounts"))) {
                if (!volumes.contains(mount.get("name"))) {
                    report(object, "unknown volume " + mount.get("name"));
                }
            }
        }
    }

    private void grace(Manifest object, Object pod) {
        Object seconds =
                Manifest.in(pod, "spec", "terminationGracePeriodSeconds").orElse(30);
        if (object.kind().equals("StatefulSet") && ((Number) seconds).intValue() <= CLOSING_SECONDS) {
            report(object, "expected a grace period of more than " + CLOSING_SECONDS + " s, was " + seconds + " s");
        }
    }

    private void container(Manifest object, Map<String, Object> container) {
        String image = (String) container.get("image");
        if (!images.contains(image)) {
            report(object, "expected an image among " + new TreeSet<>(images) + ", was " + image);
        }
        Optional<Object> security = Optional.ofNullable(container.get("securityContext"));
        expect(object, "cannot gain privileges", security, false, "allowPrivilegeEscalation");
        expect(object, "has a read-only root file system", security, true, "readOnlyRootFilesystem");
        cores(object, container);
        restarts(object, container);
        expect(object, "has no capabilities", security, List.of("ALL"), "capabilities", "drop");
        for (String kind : List.of("requests", "limits")) {
            if (Manifest.in(container, "resources", kind, "memory").isEmpty()) {
                report(object, "expected " + kind + " of memory, was none");
            }
        }
        variables(
                object,
                Manifest.list(Manifest.in(container, "env")).stream()
                        .map(variable -> (String) variable.get("name"))
                        .collect(Collectors.toSet()));
        Set<Object> ports = Manifest.list(Manifest.in(container, "ports")).stream()
                .map(port -> port.get("name"))
                .collect(Collectors.toSet());
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            Optional<Object> get = Manifest.in(container, probe, "httpGet");
            if (get.isEmpty() != ports.isEmpty()) {
                report(object, ports.isEmpty() ? probe + " has no port" : probe + " is missing");
            }
            get.flatMap(one -> Manifest.in(one, "path"))
                    .filter(path -> !PATHS.contains(path))
                    .ifPresent(path -> report(
                            object, probe + ": expected a path among " + new TreeSet<>(PATHS) + ", was " + path));
            get.flatMap(one -> Manifest.in(one, "port"))
                    .filter(port -> !ports.contains(port))
                    .ifPresent(port -> report(object, probe + ": unknown port " + port));
        }
    }

    /** A thread of serve uses one core at most: fewer cores slow it down, more are idle. The base leaves room for less. */
    private void cores(Manifest object, Map<String, Object> container) {
        Optional<String> threads = Manifest.list(Manifest.in(container, "env")).stream()
                .filter(variable -> "WAVECAST_THREADS".equals(variable.get("name")))
                .map(variable -> String.valueOf(variable.get("value")))
                .findFirst();
        Object cpu = Manifest.in(container, "resources", "requests", "cpu").orElse("none");
        boolean parts = String.valueOf(cpu).endsWith("m");
        if (threads.isPresent() && !parts && !threads.get().equals(String.valueOf(cpu))) {
            report(object, "expected a request of one CPU for each of " + threads.get() + " threads, was " + cpu);
        }
    }

    /** A nightly training whose champion stays has not failed. */
    private void restarts(Manifest object, Map<String, Object> container) {
        if (object.kind().equals("CronJob") && !((List<?>) container.get("args")).contains("--exit-zero-if-kept")) {
            report(object, "expected --exit-zero-if-kept among the arguments, was " + container.get("args"));
        }
    }

    private void expect(Manifest object, String property, Optional<Object> in, Object value, String... path) {
        if (!in.flatMap(context -> Manifest.in(context, path)).equals(Optional.of(value))) {
            report(object, "expected a workload that " + property + " (" + String.join(".", path) + ": " + value + ")");
        }
    }

    /** The workloads whose pods have these labels. */
    private List<Manifest> selectedBy(Manifest selector, Optional<Object> labels) {
        List<Manifest> selected = objects.stream()
                .filter(object -> object.pod()
                        .flatMap(pod -> Manifest.in(pod, "metadata", "labels"))
                        .map(own -> labels.isPresent()
                                && Manifest.map(own)
                                        .entrySet()
                                        .containsAll(Manifest.map(labels.get()).entrySet()))
                        .orElse(false))
                .toList();
        if (selected.isEmpty()) {
            report(selector, "selects no pods: " + labels.orElse("no labels"));
        }
        return selected;
    }

    private static Set<Object> portsOf(List<Manifest> workloads, String property) {
        return workloads.stream()
                .flatMap(workload -> workload.containers().stream())
                .flatMap(container -> Manifest.list(Manifest.in(container, "ports")).stream())
                .map(port -> port.get(property))
                .collect(Collectors.toSet());
    }

    private void service(Manifest service) {
        List<Manifest> behind = selectedBy(service, service.at("spec", "selector"));
        for (Map<String, Object> port : Manifest.list(service.at("spec", "ports"))) {
            if (!portsOf(behind, "name").contains(port.get("targetPort"))) {
                report(service, "unknown target port " + port.get("targetPort"));
            }
            if (!portsOf(behind, "containerPort").contains(port.get("port"))) {
                report(service, "expected a port of its pods, was " + port.get("port"));
            }
        }
    }

    private void monitor(Manifest monitor) {
        Optional<Object> labels = monitor.at("spec", "selector", "matchLabels");
        List<Manifest> services = objects.stream()
                .filter(object -> object.kind().equals("Service")
                        && Manifest.map(object.at("metadata", "labels").orElse(Map.of()))
                                .entrySet()
                                .containsAll(Manifest.map(labels.orElseThrow()).entrySet()))
                .toList();
        if (services.size() != 1) {
            report(monitor, "expected to select one service, was " + services);
        }
        for (Map<String, Object> endpoint : Manifest.list(monitor.at("spec", "endpoints"))) {
            if (!PATHS.contains(endpoint.get("path"))) {
                report(monitor, "expected a path among " + new TreeSet<>(PATHS) + ", was " + endpoint.get("path"));
            }
            boolean served = services.stream()
                    .flatMap(service -> Manifest.list(service.at("spec", "ports")).stream())
                    .anyMatch(port -> port.get("name").equals(endpoint.get("port")));
            if (!served) {
                report(monitor, "unknown port " + endpoint.get("port"));
            }
        }
    }

    private void policy(Manifest policy) {
        List<Manifest> behind = selectedBy(policy, policy.at("spec", "podSelector", "matchLabels"));
        Set<Object> open = Manifest.list(policy.at("spec", "ingress")).stream()
                .flatMap(rule -> Manifest.list(Manifest.in(rule, "ports")).stream())
                .map(port -> port.get("port"))
                .collect(Collectors.toSet());
        if (!open.equals(portsOf(behind, "containerPort"))) {
            report(policy, "expected ingress to the ports " + portsOf(behind, "containerPort") + ", was " + open);
        }
    }

    private void scaled(Manifest scaled) {
        Object target = scaled.at("spec", "scaleTargetRef", "name").orElse("");
        if (objects.stream()
                .noneMatch(object -> object.pod().isPresent() && object.name().equals(target))) {
            report(scaled, "unknown scale target " + target);
        }
        for (Map<String, Object> trigger : Manifest.list(scaled.at("spec", "triggers"))) {
            Object topic = Manifest.in(trigger, "metadata", "topic").orElse("");
            objects.stream()
                    .filter(object ->
                            object.kind().equals("KafkaTopic") && object.name().equals(topic))
                    .map(object -> object.at("spec", "partitions"))
                    .filter(partitions -> !partitions.equals(scaled.at("spec", "maxReplicaCount")))
                    .forEach(partitions -> report(
                            scaled,
                            "maxReplicaCount: expected the number of partitions, " + partitions.orElse("none")
                                    + ", was "
                                    + scaled.at("spec", "maxReplicaCount").orElse("none")));
        }
    }
}
