package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.database.Statistics;
import ca.passerelle.gateway.directory.FeedSources;
import ca.passerelle.gateway.duplicates.DuplicateSearch;
import ca.passerelle.gateway.identity.PersonIndex;
import ca.passerelle.gateway.journal.JournalMaintenance;
import ca.passerelle.gateway.referral.ConsentClock;
import ca.passerelle.gateway.referral.ReferralClock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The periodic jobs. Each is leased in the database: one node runs it, and another takes over when that one dies. */
@Configuration
class Jobs {

    private static final int THREADS = 3;

    @Bean
    RecurringTask<Void> journalMaintenanceJob(JournalMaintenance maintenance) {
        return Tasks.recurring("journal-maintenance", FixedDelay.of(Duration.ofHours(12)))
                .execute((instance, context) -> maintenance.run());
    }

    @Bean
    RecurringTask<Void> statisticsJob(Statistics statistics) {
        return Tasks.recurring("statistics", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> statistics.refresh());
    }

    @Bean
    RecurringTask<Void> referralClockJob(ReferralClock clock) {
        return Tasks.recurring("referral-clock", FixedDelay.of(Duration.ofSeconds(30)))
                .execute((instance, context) -> clock.ring());
    }

    @Bean
    RecurringTask<Void> consentClockJob(ConsentClock clock) {
        return Tasks.recurring("consent-clock", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> clock.ring());
    }

    @Bean
    RecurringTask<Void> waitingMessagesJob(WaitingRelease release) {
        return Tasks.recurring("waiting-messages", FixedDelay.of(Duration.ofSeconds(30)))
                .execute((instance, context) -> release.all());
    }

    @Bean
    RecurringTask<Void> personIndexJob(PersonIndex index) {
        return Tasks.recurring("person-index", FixedDelay.of(Duration.ofSeconds(20)))
                .execute((instance, context) -> index.settle());
    }

    @Bean
    RecurringTask<Void> duplicatesJob(DuplicateSearch duplicates) {
        return Tasks.recurring("duplicates", FixedDelay.of(Duration.ofSeconds(30)))
                .execute((instance, context) -> duplicates.settle());
    }

    @Bean
    RecurringTask<Void> directorySourcesJob(FeedSources sources) {
        return Tasks.recurring("directory-sources", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> sources.fetchDue());
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    Scheduler jobScheduler(DataSource dataSource, List<RecurringTask<?>> tasks) {
        return Scheduler.create(dataSource)
                .startTasks(tasks)
                .threads(THREADS)
                .pollingInterval(Duration.ofSeconds(5))
                .build();
    }
}
