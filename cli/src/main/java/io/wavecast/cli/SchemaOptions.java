package io.wavecast.cli;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.events.registry.FramedContent;
import io.wavecast.core.events.registry.PlainContent;
import io.wavecast.core.events.registry.RegistryClient;
import io.wavecast.core.events.registry.SchemaFiles;
import io.wavecast.core.events.registry.SchemaSource;
import io.wavecast.core.events.registry.Schemas;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The options for records whose content a schema describes; a mixin of commands. */
public final class SchemaOptions {
    static final String REGISTRY = "--registry";
    static final String REGISTRY_CONFIG = "--registry-config";
    static final String SCHEMA = "--schema";

    private static final List<String> PROPERTIES = List.of("username", "password", "token", "tls.ca");

    @Option(
            names = REGISTRY,
            paramLabel = "URL",
            description = "schema registry of records of Avro, protobuf or JSON Schema that begin with a schema's id",
            showDefaultValue = Visibility.NEVER)
    private String registry = "";

    @Option(
            names = REGISTRY_CONFIG,
            paramLabel = "FILE",
            description = "properties for the registry: username and password, or token; tls.ca: PEM file of trusted"
                    + " certificates",
            showDefaultValue = Visibility.NEVER)
    private String registryConfig = "";

    @Option(
            names = SCHEMA,
            paramLabel = "[ID=]FILE",
            split = ",",
            description =
                    "schema in a file (.avsc, .proto, .json): of records without an id, or of those with this one",
            showDefaultValue = Visibility.NEVER)
    private List<String> schemas = List.of();

    /**
     * The form of records whose content these schemas describe; a problem for each option that cannot be used.
     *
     * @param option the option that names the form
     * @param writes whether the registry is also asked for the schema of what is written, so that native records do not make it useless
     */
    EventForm apply(EventForm form, String option, boolean writes, Problems problems) {
        List<String> files = schemas.stream().filter(file -> !file.isBlank()).toList();
        if (registry.isBlank() && files.isEmpty()) {
            problems.when(!registryConfig.isBlank(), REGISTRY_CONFIG, "needs " + REGISTRY);
            return form;
        }
        if (form.isNative() && writes && files.isEmpty()) {
            return form;
        }
        problems.when(
                form.isNative(),
                option,
                "must name a mapping with " + REGISTRY + " or " + SCHEMA
                        + ", such as a file with {\"series\": \"{key}\","
                        + " \"time\": \"/time\", \"values\": \"/value\"}");
        Optional<SchemaSource> source =
                registry.isBlank() ? Optional.of(SchemaSource.NONE) : problems.check(REGISTRY, this::client);
        Optional<SchemaFiles> read = problems.check(SCHEMA, () -> new SchemaFiles(files));
        if (source.isEmpty() || read.isEmpty()) {
            return form;
        }
        if (read.get().plain().isEmpty()) {
            return form.in(new FramedContent(new Schemas(read.get().before(source.get()), Schemas.Patience.DEFAULT)));
        }
        problems.when(!registry.isBlank(), SCHEMA, "must be ID=FILE with " + REGISTRY);
        return form.in(new PlainContent(read.get().plain().get()));
    }

    /** The registry; empty if none is named, or, with a problem, if its settings cannot be used. */
    public Optional<RegistryClient> registry(Problems problems) {
        return registry.isBlank() ? Optional.empty() : problems.check(REGISTRY, this::client);
    }

    private RegistryClient client() {
        URI url;
        try {
            url = new URI(registry.trim());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "expected a URL such as https://registry:8081, was '" + registry + "'", e);
        }
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new IllegalArgumentException("expected a URL such as https://registry:8081, was '" + registry + "'");
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "expected a URL without a password, which belongs into the file of " + REGISTRY_CONFIG);
        }
        Properties config =
                registryConfig.isBlank() ? new Properties() : Settings.file(REGISTRY_CONFIG, registryConfig);
        var unknown = new TreeSet<>(config.stringPropertyNames());
        PROPERTIES.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    REGISTRY_CONFIG + ": expected " + String.join(", ", PROPERTIES) + ", was " + unknown);
        }
        Optional<SSLContext> tls =
                Optional.ofNullable(config.getProperty("tls.ca")).map(Path::of).map(TrustedCertificates::of);
        return new RegistryClient(url, authorization(config), tls);
    }

    private static Optional<String> authorization(Properties config) {
        @Nullable String token = config.getProperty("token");
        @Nullable String user = config.getProperty("username");
        @Nullable String password = config.getProperty("password");
        if (token != null && (user != null || password != null)) {
            throw new IllegalArgumentException(
                    REGISTRY_CONFIG + ": expected username and password, or token, was both");
        }
        if (token != null) {
            return Optional.of("Bearer " + token);
        }
        if (user == null) {
            if (password != null) {
                throw new IllegalArgumentException(REGISTRY_CONFIG + ": expected username with password, was none");
            }
            return Optional.empty();
        }
        byte[] pair = (user + ":" + (password == null ? "" : password)).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
