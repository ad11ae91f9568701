package io.wavecast.trainer.training;

import io.wavecast.core.model.Model;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Identifies the code that trains: equal texts stand for equal classes of the trainer and of the core. */
final class CodeVersion {
    private static final int DIGITS = 12;
    private static final String CURRENT = of(List.of(CodeVersion.class, Model.class));

    private CodeVersion() {}

    /** A digest of the classes that this process runs. */
    static String current() {
        return CURRENT;
    }

    /** @param anchors one class of each jar or folder whose classes count */
    static String of(List<Class<?>> anchors) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Class<?> anchor : anchors) {
                CodeSource source = anchor.getProtectionDomain().getCodeSource();
                if (source == null) {
                    return "unknown";
                }
                addAll(source.getLocation().toURI(), digest);
            }
            return "classes " + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the classes of the trainer", e);
        } catch (URISyntaxException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addAll(URI location, MessageDigest digest) throws IOException {
        Path path = Path.of(location);
        if (Files.isDirectory(path)) {
            add(path, digest);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(path)) {
                add(jar.getPath("/"), digest);
            }
        }
    }

    /** Classes in the order of their names, so that a jar and a folder have the same digest. */
    private static void add(Path root, MessageDigest digest) throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(root)) {
            classes = files.filter(file -> file.toString().endsWith(".class"))
                    .sorted((one, other) -> name(root, one).compareTo(name(root, other)))
                    .toList();
        }
        for (Path file : classes) {
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
