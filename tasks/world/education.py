"""Schools and teachers, courses and lessons, exams, scholarships and timetables."""

from tasks.world import (
    education_courses,
    education_exams,
    education_scholarships,
    education_schools,
)
from tasks.world.education_data import seed
from tasks.world.service import Service, operations

router = operations()
router.include_router(education_schools.router)
router.include_router(education_courses.router)
router.include_router(education_exams.router)
router.include_router(education_scholarships.router)

SERVICE = Service(
    name="education",
    title="Campus Guide",
    category="Education",
    description="Schools with their teachers, courses, lessons and exams, and scholarships.",
    seed=seed,
    router=router,
)
