package ca.passerelle.gateway.doors;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.core.PriorityOrdered;
import org.springframework.stereotype.Component;

/**
 * Takes away the bean by which Spring Security 6 looks up the MVC handler of every request before its filters run. Our paths are matched as
 * they stand in the URL ({@link SecurityDoors}), whichever servlet serves them, so nobody asks it; it was a twenty-fifth of the cost of a
 * referral.
 */
@Component
class NoIntrospection implements BeanDefinitionRegistryPostProcessor, PriorityOrdered {

    private static final String INTROSPECTOR = "mvcHandlerMappingIntrospector";

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (registry.containsBeanDefinition(INTROSPECTOR)) {
            registry.removeBeanDefinition(INTROSPECTOR);
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
