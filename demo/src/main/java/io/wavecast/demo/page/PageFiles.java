package io.wavecast.demo.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The files of a page, read once from the class path. uPlot comes from its web jar. */
public final class PageFiles {
    private static final String UPLOT = "META-INF/maven/org.webjars.npm/uplot/pom.properties";

    private static final Map<String, String> TYPES = Map.of(
            ".html", "text/html; charset=utf-8",
            ".css", "text/css; charset=utf-8",
            ".js", "text/javascript; charset=utf-8",
            ".svg", "image/svg+xml");

    private final Map<String, PageFile> byPath = new LinkedHashMap<>();

    /** A file of the page. */
    static final class PageFile {
        private final String contentType;
        private final byte[] bytes;

        private PageFile(String contentType, byte[] bytes) {
            this.contentType = contentType;
            this.bytes = bytes;
        }

        String contentType() {
            return contentType;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** Adds files of the class path. {@code index.html} is the page itself. */
    public PageFiles with(String folder, String... names) {
        for (String name : names) {
            String type = TYPES.entrySet().stream()
                    .filter(entry -> name.endsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected a file ending with one of " + TYPES.keySet() + ", was " + name));
            add(name.equals("index.html") ? "/" : "/" + name, folder + name, type);
        }
        return this;
    }

    /** Adds uPlot, which draws the charts. */
    public PageFiles withUplot() {
        String uplot = "META-INF/resources/webjars/uplot/" + uplotVersion() + "/dist/";
        add("/uplot.js", uplot + "uPlot.esm.js", "text/javascript; charset=utf-8");
        add("/uplot.css", uplot + "uPlot.min.css", "text/css; charset=utf-8");
        return this;
    }

    Map<String, PageFile> byPath() {
        return byPath;
    }

    private void add(String path, String resource, String contentType) {
        byPath.put(path, new PageFile(contentType, read(resource)));
    }

    private static String uplotVersion() {
        var properties = new Properties();
        try (InputStream in = open(UPLOT)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static byte[] read(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = PageFiles.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is missing from the class path");
        }
        return in;
    }
}
