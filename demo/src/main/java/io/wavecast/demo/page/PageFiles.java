package io.wavecast.demo.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The files of the page, read once from the class path. uPlot comes from its web jar. */
final class PageFiles {
    private static final String UPLOT = "META-INF/maven/org.webjars.npm/uplot/pom.properties";

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

    PageFiles() {
        own("/", "index.html", "text/html; charset=utf-8");
        own("/style.css", "style.css", "text/css; charset=utf-8");
        own("/icon.svg", "icon.svg", "image/svg+xml");
        for (String script : new String[] {"app", "charts", "view", "rows", "format"}) {
            own("/" + script + ".js", script + ".js", "text/javascript; charset=utf-8");
        }
        String uplot = "META-INF/resources/webjars/uplot/" + uplotVersion() + "/dist/";
        add("/uplot.js", uplot + "uPlot.esm.js", "text/javascript; charset=utf-8");
        add("/uplot.css", uplot + "uPlot.min.css", "text/css; charset=utf-8");
    }

    Map<String, PageFile> byPath() {
        return byPath;
    }

    private void own(String path, String name, String contentType) {
        add(path, "io/wavecast/demo/page/" + name, contentType);
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
