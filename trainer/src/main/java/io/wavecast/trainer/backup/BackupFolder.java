package io.wavecast.trainer.backup;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A folder with one safetensors file for each model, and the file {@value #LIST} with what a file cannot hold: the order of the records,
 * their keys, timestamps and headers, and tombstones. The list is written last, so a folder without it is not complete.
 */
final class BackupFolder {
    static final String LIST = "models.properties";
    private static final String DECISIONS = "decisions.properties";
    private static final String RECORDS = "records";
    private static final String NO_HEADER_VALUE = "-";
    /** Longer names are cut; the number in front keeps files apart. */
    private static final int MAX_NAME = 150;

    private final Path folder;

    BackupFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether the folder does not exist, or is empty. */
    boolean isFree() throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** @param versions (records) name and number of each model; the name alone for a tombstone */
    void write(List<ModelRecord> records, List<String> versions) throws IOException {
        Files.createDirectories(folder);
        var list = new Properties();
        list.setProperty(RECORDS, String.valueOf(records.size()));
        for (int i = 0; i < records.size(); i++) {
            ModelRecord record = records.get(i);
            list.setProperty(i + ".key", base64(record.key()));
            list.setProperty(i + ".name", record.name());
            list.setProperty(i + ".timestamp", String.valueOf(record.timestamp()));
            list.setProperty(i + ".headers", headers(record.headers()));
            if (record.model().isPresent()) {
                String file = fileName(i, versions.get(i));
                Files.write(folder.resolve(file), record.model().get());
                list.setProperty(i + ".file", file);
                list.setProperty(i + ".sha256", digest(record.model().get()));
            }
        }
        try (var out = Files.newBufferedWriter(folder.resolve(LIST))) {
            list.store(out, "Records of a models topic, oldest first; one without a file is a tombstone.");
        }
    }

    /** Writes the decisions, as JSON by the names of models. Must come before {@link #write}. */
    void writeDecisions(Map<String, String> decisions) throws IOException {
        Files.createDirectories(folder);
        var list = new Properties();
        list.putAll(decisions);
        try (var out = Files.newBufferedWriter(folder.resolve(DECISIONS))) {
            list.store(out, "Decisions which version of a model is in force, as in the topic model-decisions.");
        }
    }

    /** The decisions as JSON by the names of models; empty if the folder was written before there were any. */
    Map<String, String> readDecisions() throws IOException {
        Map<String, String> decisions = new TreeMap<>();
        Path path = folder.resolve(DECISIONS);
        if (Files.exists(path)) {
            var list = new Properties();
            try (var in = Files.newBufferedReader(path)) {
                list.load(in);
            }
            list.stringPropertyNames().forEach(name -> decisions.put(name, list.getProperty(name)));
        }
        return decisions;
    }

    /**
     * Reads all records, oldest first.
     *
     * @throws IllegalArgumentException if the list or a file is missing or changed; the message names it
     */
    List<ModelRecord> read() throws IOException {
        Path path = folder.resolve(LIST);
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException(
                    "expected a folder that models backup wrote completely, with the file " + LIST + ", was " + folder);
        }
        var list = new Properties();
        try (var in = Files.newBufferedReader(path)) {
            list.load(in);
        }
        List<ModelRecord> records = new ArrayList<>();
        try {
            int count = Integer.parseInt(field(list, RECORDS));
            for (int i = 0; i < count; i++) {
                records.add(record(list, i));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
        return records;
    }

    private ModelRecord record(Properties list, int i) throws IOException {
        Optional<byte[]> model = Optional.empty();
        String file = list.getProperty(i + ".file");
        if (file != null) {
            Path path = folder.resolve(file);
            if (!Files.isRegularFile(path)) {
                throw new IllegalArgumentException("expected the file " + file + ", was none");
            }
            byte[] bytes = Files.readAllBytes(path);
            if (!digest(bytes).equals(field(list, i + ".sha256"))) {
                throw new IllegalArgumentException(
                        "expected " + file + " as models backup wrote it, was a file with another SHA-256 digest");
            }
            model = Optional.of(bytes);
        }
        return new ModelRecord(
                bytes(field(list, i + ".key")),
                model,
                headers(field(list, i + ".headers")),
                Long.parseLong(field(list, i + ".timestamp")));
    }

    private static String field(Properties list, String name) {
        String value = list.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("expected a line " + name + "=…, was none");
        }
        return value;
    }

    /** {@code 0003-eeg%2Fsubject02@7.safetensors}, which no file system refuses. */
    private static String fileName(int index, String version) {
        String encoded = URLEncoder.encode(version, StandardCharsets.UTF_8)
                .replace("%40", "@")
                .replace("*", "%2A");
        return "%04d-%s.safetensors".formatted(index, encoded.substring(0, Math.min(MAX_NAME, encoded.length())));
    }

    /** Keys and values in Base64, {@code key:value key:value}; the value {@value #NO_HEADER_VALUE} is null. */
    private static String headers(Headers headers) {
        List<String> texts = new ArrayList<>();
        for (Header header : headers) {
            byte[] value = header.value();
            texts.add(base64(header.key().getBytes(StandardCharsets.UTF_8)) + ":"
                    + (value == null ? NO_HEADER_VALUE : base64(value)));
        }
        return String.join(" ", texts);
    }

    private static Headers headers(String text) {
        var headers = new RecordHeaders();
        for (String header : text.isEmpty() ? new String[0] : text.split(" ")) {
            String[] parts = header.split(":", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("expected headers as key:value, was '" + header + "'");
            }
            String key = new String(bytes(parts[0]), StandardCharsets.UTF_8);
            headers.add(key, parts[1].equals(NO_HEADER_VALUE) ? null : bytes(parts[1]));
        }
        return headers;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
