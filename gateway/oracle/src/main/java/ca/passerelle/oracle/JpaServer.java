package ca.passerelle.oracle;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import ca.uhn.fhir.jpa.model.entity.StorageSettings;
import ca.uhn.fhir.jpa.provider.IJpaSystemProvider;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * HAPI's JPA server for R4, configured as its starter project configures it by default, on PostgreSQL. Left out is what only adds work
 * and changes no answer: the access log, generated narratives, the tester pages, OpenAPI, the MCP endpoint.
 */
@Configuration
@Import({
    JpaR4Config.class,
    HapiJpaConfig.class,
    JpaBatch2Config.class,
    Batch2JobsConfig.class,
    SubscriptionChannelConfig.class,
    ThreadPoolFactoryConfig.class
})
public class JpaServer {

    private static final int POOL = 10;
    private static final int BATCH = 20;

    @Bean(destroyMethod = "close")
    DataSource dataSource(OracleSettings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(POOL);
        return new HikariDataSource(pool);
    }

    @Bean
    JpaStorageSettings storageSettings(OracleSettings settings) {
        JpaStorageSettings storage = new JpaStorageSettings();
        storage.setAllowContainsSearches(true);
        storage.setDefaultSearchParamsCanBeOverridden(true);
        storage.setIndexMissingFields(
                settings.indexMissing()
                        ? StorageSettings.IndexEnabledEnum.ENABLED
                        : StorageSettings.IndexEnabledEnum.DISABLED);
        storage.setReuseCachedSearchResultsForMillis(settings.reuseMillis() == 0 ? null : settings.reuseMillis());
        storage.setSearchPreFetchThresholds(List.of(13, 503, 2003, -1));
        storage.setFetchSizeDefaultMaximum(Integer.MAX_VALUE);
        storage.setHibernateSearchIndexSearchParams(false);
        storage.setHibernateSearchIndexFullText(false);
        storage.setExpungeEnabled(true);
        storage.setTreatBaseUrlsAsLocal(Set.of("http://127.0.0.1:" + settings.port() + "/fhir"));
        return storage;
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    SubscriptionSettings subscriptionSettings() {
        return new SubscriptionSettings();
    }

    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            DataSource dataSource,
            ConfigurableListableBeanFactory beans,
            FhirContext fhir,
            JpaStorageSettings storage) {
        LocalContainerEntityManagerFactoryBean factory =
                HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhir, storage);
        factory.setPersistenceUnitName("HAPI_PU");
        factory.setDataSource(dataSource);
        Properties hibernate = new Properties();
        hibernate.put("hibernate.dialect", HapiFhirPostgresDialect.class.getName());
        hibernate.put("hibernate.hbm2ddl.auto", "update");
        hibernate.put("hibernate.jdbc.batch_size", Integer.toString(BATCH));
        hibernate.put("hibernate.cache.use_query_cache", "false");
        hibernate.put("hibernate.cache.use_second_level_cache", "false");
        hibernate.put("hibernate.cache.use_structured_entries", "false");
        hibernate.put("hibernate.cache.use_minimal_puts", "false");
        hibernate.put("hibernate.search.enabled", "false");
        factory.setJpaProperties(hibernate);
        return factory;
    }

    @Bean
    @Primary
    JpaTransactionManager transactionManager(EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }

    @Bean
    RestfulServer restfulServer(
            OracleSettings settings,
            FhirContext fhir,
            IFhirSystemDao<?, ?> system,
            IJpaSystemProvider systemProvider,
            ResourceProviderFactory providers,
            JpaStorageSettings storage,
            ISearchParamRegistry parameters,
            IValidationSupport validation,
            DatabaseBackedPagingProvider paging) {
        RestfulServer server = new RestfulServer(fhir);
        server.registerProviders(providers.createProviders());
        server.registerProvider(systemProvider);
        server.setServerConformanceProvider(
                new JpaCapabilityStatementProvider(server, system, storage, parameters, validation));
        paging.setDefaultPageSize(settings.pageSize());
        paging.setMaximumPageSize(Integer.MAX_VALUE);
        server.setPagingProvider(paging);
        return server;
    }
}
