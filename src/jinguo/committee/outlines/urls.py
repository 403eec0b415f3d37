app_name = "outlines"
urlpatterns: list = []
