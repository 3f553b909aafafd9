package ca.passerelle.oracle;

import ca.uhn.fhir.rest.server.RestfulServer;
import java.io.File;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/** Starts the server, and says so on a line of its own when it can be asked. */
public final class Oracle {

    private static final Logger LOG = LoggerFactory.getLogger(Oracle.class);

    private Oracle() {}

    /**
     * Runs until it is killed.
     *
     * @param arguments see {@link OracleSettings}
     */
    public static void main(String... arguments) throws Exception {
        long begun = System.nanoTime();
        OracleSettings settings = OracleSettings.of(arguments);
        if (settings.parent() != 0) {
            CompletableFuture<?> gone = ProcessHandle.of(settings.parent())
                    .<CompletableFuture<?>>map(ProcessHandle::onExit)
                    .orElseGet(() -> CompletableFuture.completedFuture(null));
            gone.thenRun(() -> Runtime.getRuntime().halt(0));
        }
        File home = Files.createTempDirectory("oracle").toFile();
        home.deleteOnExit();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(home.getPath());
        Connector connector = new Connector();
        connector.setPort(settings.port());
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        Context web = tomcat.addContext("", home.getPath());

        AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
        spring.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("oracleSettings", settings));
        spring.register(JpaServer.class);
        spring.setServletContext(web.getServletContext());
        spring.refresh();
        spring.registerShutdownHook();

        Tomcat.addServlet(web, "fhir", spring.getBean(RestfulServer.class)).setLoadOnStartup(1);
        web.addServletMappingDecoded("/fhir/*", "fhir");
        tomcat.start();
        LOG.info(
                "The oracle is ready after {} s: http://127.0.0.1:{}/fhir",
                (System.nanoTime() - begun) / 1_000_000_000,
                settings.port());
        tomcat.getServer().await();
    }
}
